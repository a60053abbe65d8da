import { describe, expect, it } from 'vitest';
import { layers, toLayer } from './layerTable';
import { listFiles, readSpecifiers, readText, toProjectPath } from './sourceFiles';

const sources = ['src-shared', 'src-main', 'src-renderer', 'plugins'].flatMap((folder) =>
  listFiles(folder, ['.ts', '.tsx', '.js', '.mjs', '.cjs']),
);

const pluginFolder = (path: string) => /^plugins\/[^/]+\//.exec(path)?.[0] ?? null;

function isPackageAllowed(specifier: string, allowed: readonly string[]): boolean {
  return allowed.some((name) =>
    name.endsWith('*')
      ? specifier.startsWith(name.slice(0, -1))
      : specifier === name || specifier.startsWith(`${name}/`),
  );
}

/** A sentence about an import that the table forbids; null when it is allowed. */
function findViolation(importer: string, specifier: string): string | null {
  const layer = toLayer(importer);
  if (!layer) return `${importer} belongs to no layer`;
  const target = toProjectPath(importer, specifier);
  const sentence = `${importer} (${layer.name}) may not import ${specifier}`;
  if (target === null) return isPackageAllowed(specifier, layer.packages) ? null : sentence;
  const ownFolder = pluginFolder(importer);
  const targetPlugin = pluginFolder(target);
  if (targetPlugin) return targetPlugin === ownFolder ? null : sentence;
  if (layer.name === 'plugin engine') return specifier === 'heartwood/sdk' ? null : sentence;
  const targetLayer = toLayer(target);
  return targetLayer && layer.mayImport.includes(targetLayer.name) ? null : sentence;
}

describe('layers', () => {
  it('hold for every import of every file', () => {
    const violations = sources
      .filter((path) => !/^plugins\/[^/]+\/test\//.test(path))
      .flatMap((path) => readSpecifiers(readText(path)).map((specifier) => findViolation(path, specifier)))
      .filter((violation) => violation !== null);
    expect(violations).toEqual([]);
    expect(sources.length).toBeGreaterThan(20);
  });

  it('place every source file', () => {
    const placeless = sources.filter((path) => !toLayer(path) && !/^plugins\/[^/]+\/test\//.test(path));
    expect(placeless).toEqual([]);
  });

  it('name only layers that exist', () => {
    const names = new Set([...layers.map((layer) => layer.name), 'own folder']);
    expect(layers.flatMap((layer) => layer.mayImport).filter((name) => !names.has(name))).toEqual([]);
  });

  it.each([
    ['src-shared/units.ts', 'node:fs'],
    ['src-shared/units.ts', '@main/core/Engine'],
    ['src-main/core/Engine.ts', '../worker/EngineClient'],
    ['src-main/core/Engine.ts', 'electron'],
    ['src-main/main.ts', './core/Engine'],
    ['src-main/main.ts', 'better-sqlite3'],
    ['src-main/server/serve.ts', '../worker/JobQueue'],
    ['src-main/cli/cli.ts', 'electron'],
    ['src-renderer/ui/Card.tsx', '../pages/StartPage'],
    ['src-renderer/pages/StartPage.tsx', '@main/core/Engine'],
    ['src-renderer/pages/StartPage.tsx', '../../plugins/Actions/reports'],
    ['plugins/Actions/archiver.ts', '../Referrers/archiver'],
    ['plugins/Actions/archiver.ts', '@shared/datatable/DataTable'],
    ['plugins/Actions/archiver.ts', '@main/core/Engine'],
    ['plugins/Actions/archiver.ts', 'node:fs'],
    ['plugins/Actions/components/Tree.tsx', '@renderer/pages/StartPage'],
  ])('refuse that %s imports %s', (importer, specifier) => {
    expect(findViolation(importer, specifier)).toContain('may not import');
  });

  it.each([
    ['plugins/Actions/archiver.ts', 'heartwood/sdk'],
    ['plugins/Actions/archiver.ts', './data/names'],
    ['plugins/Actions/components/Tree.tsx', '@renderer/visualizations/Table'],
    ['src-main/worker/parseThread.ts', '../core/import/parseBlock'],
    ['src-main/main.ts', './worker/EngineClient'],
    ['src-main/core/Engine.ts', 'node:fs'],
  ])('allow that %s imports %s', (importer, specifier) => {
    expect(findViolation(importer, specifier)).toBeNull();
  });

  it('see every kind of import', () => {
    const text = `import type { A } from 'a';\nimport 'b';\nexport * from 'c';\nconst d = import('d');\ntype E = import('e').E;`;
    expect(readSpecifiers(text).sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('reach plugins only by the two globs', () => {
    const outside = sources.filter((path) => !path.startsWith('plugins/'));
    const naming = outside.filter((path) => /['"`]!?(\.\.\/)+plugins\//.test(readText(path)));
    expect(naming).toContain('src-main/worker/plugins.ts');
    expect(['src-main/worker/plugins.ts', 'src-renderer/plugins.ts']).toEqual(expect.arrayContaining(naming));
  });
});
