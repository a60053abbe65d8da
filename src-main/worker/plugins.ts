import type { Plugin, PluginManifest } from '@shared/plugin/manifest';

type Texts = Readonly<Record<string, string>>;
type EngineFile = 'dimensions' | 'archiver' | 'reports' | 'api' | 'hooks' | 'commands';

const manifests = import.meta.glob<PluginManifest>('../../plugins/*/plugin.json', { eager: true, import: 'default' });
const engineFiles = import.meta.glob<unknown>('../../plugins/*/{dimensions,archiver,reports,api,hooks,commands}.ts', {
  eager: true,
  import: 'default',
});
const texts = import.meta.glob<Texts>('../../plugins/*/lang/*.json', { eager: true, import: 'default' });

/** The one place of the engine that names the plugins: every folder with a plugin.json, with whichever files it has. */
export const plugins: readonly Plugin[] = Object.entries(manifests).map(([path, manifest]) => {
  const folder = path.slice(0, -'plugin.json'.length);
  const files: Partial<Record<EngineFile, unknown>> = {};
  for (const [file, content] of Object.entries(engineFiles)) {
    if (file.startsWith(folder)) files[file.slice(folder.length, -'.ts'.length) as EngineFile] = content;
  }
  return { manifest, ...files, lang: collectTexts(folder) } as Plugin;
});

function collectTexts(folder: string): Record<string, Texts> {
  const prefix = `${folder}lang/`;
  return Object.fromEntries(
    Object.entries(texts)
      .filter(([file]) => file.startsWith(prefix))
      .map(([file, content]) => [file.slice(prefix.length, -'.json'.length), content]),
  );
}
