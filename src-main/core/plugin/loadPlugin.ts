import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, PluginManifest } from '@shared/plugin/manifest';
import { openPluginModules } from './pluginModules';
import { fileSchemas, findShapeFault, manifestSchema, textsSchema, type EngineFile } from './pluginSchema';

/** An optional plugin as it was found: with what it declares, or with the reason why it can't be. */
export type LoadedPlugin =
  { name: string; plugin: Plugin } | { name: string; fault: string } | { name: string; isOff: true; stopped: string };

/** Why a plugin can't be used, as the end of a sentence. */
class PluginFault extends Error {}

/** Reads an optional plugin's folder and runs its files. Whatever they do wrong becomes a reason. */
export function loadPlugin(folder: string, name: string): LoadedPlugin {
  try {
    return { name, plugin: readPlugin(join(folder, name), name) };
  } catch (error) {
    return { name, fault: error instanceof Error ? error.message : String(error) };
  }
}

/** Reads plugin.json without running anything. Throws: Error with the reason. */
export function readManifest(folder: string, name: string): PluginManifest {
  const path = join(folder, 'plugin.json');
  if (!existsSync(path)) throw new PluginFault('its folder holds no plugin.json');
  const manifest = readJson(path, 'plugin.json');
  check('plugin.json', manifestSchema, manifest);
  const found = manifest as PluginManifest;
  if (found.name !== name) {
    throw new PluginFault(`its plugin.json names it '${found.name}', its folder '${name}'; they must be the same`);
  }
  return found;
}

function readPlugin(folder: string, name: string): Plugin {
  const manifest = readManifest(folder, name);
  const requireFile = openPluginModules(folder);
  const files: Partial<Record<EngineFile, unknown>> = {};
  for (const kind of Object.keys(fileSchemas) as EngineFile[]) {
    const file = [`${kind}.ts`, `${kind}.js`].find((candidate) => existsSync(join(folder, candidate)));
    if (file === undefined) continue;
    const exported = requireFile(file) as { default?: unknown };
    if (exported.default === undefined) throw new PluginFault(`its ${file} has no default export`);
    check(file, fileSchemas[kind], exported.default);
    files[kind] = exported.default;
  }
  return { manifest, ...files, lang: readTexts(join(folder, 'lang')) } as Plugin;
}

function readTexts(folder: string): Plugin['lang'] {
  if (!existsSync(folder)) return {};
  const names = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return Object.fromEntries(
    names.map((file) => {
      const texts = readJson(join(folder, file), `lang/${file}`);
      check(`lang/${file}`, textsSchema, texts);
      return [file.slice(0, -'.json'.length), texts as Record<string, string>];
    }),
  );
}

function readJson(path: string, file: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch (error) {
    throw new PluginFault(`its ${file} is no JSON: ${(error as Error).message}`);
  }
}

function check(file: string, schema: Parameters<typeof findShapeFault>[1], value: unknown): void {
  const fault = findShapeFault(file, schema, value);
  if (fault !== null) throw new PluginFault(fault);
}
