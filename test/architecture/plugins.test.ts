import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { listFiles, projectRoot, readSpecifiers, readText } from './sourceFiles';

/** What the globs find in a plugin's folder. Beside it stand only modules that these import; docs/PLUGINS.md says what each is for. */
const engineFiles = ['dimensions.ts', 'archiver.ts', 'reports.ts', 'api.ts', 'commands.ts', 'hooks.ts'];
const folders = ['data', 'components', 'lang', 'test'];

const manifestSchema = z.strictObject({
  name: z.string().regex(/^[A-Z][A-Za-z0-9]*$/),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  description: z.string().min(10),
  requires: z.array(z.string()).optional(),
  views: z
    .array(
      z.strictObject({
        component: z.string().regex(/^[A-Z]\w*$/),
        name: z.string(),
        category: z.string(),
        subcategory: z.string(),
        order: z.number(),
        onlyFor: z.literal('shops').optional(),
      }),
    )
    .optional(),
});
const textsSchema = z.record(z.string().regex(/^\w+$/), z.string().min(1));

const names = readdirSync(join(projectRoot, 'plugins'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const readTexts = (path: string) => textsSchema.parse(JSON.parse(readText(path)));

const coreTexts = listFiles('src-shared/i18n', ['en.json']).flatMap((path) => Object.keys(JSON.parse(readText(path))));
const pluginKeys = names.flatMap((name) => {
  const path = `plugins/${name}/lang/en.json`;
  return existsSync(join(projectRoot, path)) ? Object.keys(readTexts(path)).map((key) => `${name}_${key}`) : [];
});
const knownKeys = new Set([...coreTexts, ...pluginKeys]);

/** Quoted words of the form Plugin_Key whose part before `_` is a plugin's or the core's. */
function readUsedKeys(text: string): string[] {
  const found = [
    ...text.matchAll(
      /(?:label|name|documentation|emptyReason|category|subcategory|dimension|translate\()\s*:?\s*'([A-Z]\w*_\w+)'/g,
    ),
  ];
  return found.map((match) => match[1] ?? '');
}

function isImported(folder: string, file: string): boolean {
  const others = listFiles(folder, ['.ts']).filter((path) => path !== `${folder}/${file}` && !path.includes('/test/'));
  return others.some((path) => readSpecifiers(readText(path)).includes(`./${file.replace(/\.ts$/, '')}`));
}

describe.each(names)('plugin %s', (name) => {
  const folder = `plugins/${name}`;
  const entries = readdirSync(join(projectRoot, folder), { withFileTypes: true });

  it('has the shape of a plugin', () => {
    const strange = entries.filter((entry) => {
      if (entry.isDirectory()) return !folders.includes(entry.name);
      return entry.name !== 'plugin.json' && !engineFiles.includes(entry.name) && !isImported(folder, entry.name);
    });
    expect(strange.map((entry) => entry.name)).toEqual([]);
  });

  it('is named after its folder and requires plugins that exist', () => {
    const manifest = manifestSchema.parse(JSON.parse(readText(`${folder}/plugin.json`)));
    expect(manifest.name).toBe(name);
    expect((manifest.requires ?? []).filter((required) => !names.includes(required))).toEqual([]);
  });

  it('has a test of its own', () => {
    expect(listFiles(folder, ['.test.ts', '.test.tsx'])).not.toEqual([]);
  });

  it('exports a default declaration from each engine file', () => {
    const declared = entries.filter((entry) => engineFiles.includes(entry.name));
    const without = declared.filter((entry) => !/^export default /m.test(readText(`${folder}/${entry.name}`)));
    expect(without.map((entry) => entry.name)).toEqual([]);
  });

  it('uses texts that exist', () => {
    const used = entries
      .filter((entry) => engineFiles.includes(entry.name))
      .flatMap((entry) => readUsedKeys(readText(`${folder}/${entry.name}`)));
    expect(used.filter((key) => !knownKeys.has(key))).toEqual([]);
  });
});

describe('plugins', () => {
  it('are there', () => {
    expect(names.sort()).toEqual(
      expect.arrayContaining(['Actions', 'DevicesDetection', 'Referrers', 'UserCountry', 'VisitTime', 'VisitsSummary']),
    );
  });

  it('hold no SQL', () => {
    const withSql = listFiles('plugins', ['.ts', '.tsx']).filter((path) =>
      /\b(SELECT\s.+\sFROM|INSERT INTO|UPDATE\s+\w+\s+SET|DELETE FROM)\b/.test(readText(path)),
    );
    expect(withSql).toEqual([]);
  });
});
