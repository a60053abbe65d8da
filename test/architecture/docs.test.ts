import { existsSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listDeclarations, listUndocumentedMembers } from './exportedNames';
import { listFiles, projectRoot, readText } from './sourceFiles';

const contractFolders = ['src-shared/plugin', 'src-shared/ipc', 'src-shared/datatable'];
const allSources = ['src-shared', 'src-main', 'src-renderer', 'plugins'].flatMap((folder) =>
  listFiles(folder, ['.ts', '.tsx']),
);

const declarationsOf = (paths: readonly string[]) =>
  paths.flatMap((path) => listDeclarations(path, readText(path)).map((declaration) => ({ path, ...declaration })));

const toNames = (declarations: readonly { path: string; name: string }[]) =>
  declarations.map(({ path, name }) => `${path}: ${name}`);

/** Targets of a page's links to files of the project, without anchors. */
function readLinks(path: string): string[] {
  const text = readText(path).replace(/```[\s\S]*?```/g, '');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => match[1]?.replace(/#.*$/, '') ?? '')
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
    .map((target) => posix.join(dirname(path), target));
}

describe('documentation', () => {
  it('stands at every export of the contracts', () => {
    const exported = declarationsOf(contractFolders.flatMap((folder) => listFiles(folder, ['.ts']))).filter(
      (declaration) => declaration.isExported,
    );
    expect(exported.length).toBeGreaterThan(30);
    expect(toNames(exported.filter((declaration) => !declaration.isDocumented))).toEqual([]);
  });

  it('stands at every class', () => {
    const classes = declarationsOf(allSources).filter((declaration) => declaration.isClass);
    expect(toNames(classes.filter((declaration) => !declaration.isDocumented))).toEqual([]);
  });

  it('stands at every log format', () => {
    const formats = declarationsOf(allSources.filter((path) => path.startsWith('src-main/core/import/formats/')));
    const undocumented = formats.filter((declaration) => declaration.isExported && !declaration.isDocumented);
    expect(toNames(undocumented)).toEqual([]);
  });

  it('says of every hook what it is for', () => {
    expect(listUndocumentedMembers(readText('src-shared/plugin/hooks.ts'), 'Hooks')).toEqual([]);
  });

  it('is missed where it is missing', () => {
    const text =
      '/** Said. */\nexport class A {}\nexport function b() {}\ninterface C {\n  /** Said. */\n  d: 1;\n  e: 2;\n}';
    expect(listDeclarations('x.ts', text).map(({ name, isDocumented }) => [name, isDocumented])).toEqual([
      ['A', true],
      ['b', false],
      ['C', false],
    ]);
    expect(listUndocumentedMembers(text, 'C')).toEqual(['e']);
  });

  it('links to files that exist', () => {
    const pages = ['README.md', 'THIRD-PARTY.md', ...listFiles('docs', ['.md'])];
    const links = pages.flatMap((page) => readLinks(page).map((target) => ({ page, target })));
    expect(links.length).toBeGreaterThan(20);
    const broken = links.filter(({ target }) => !existsSync(join(projectRoot, target)));
    expect(broken.map(({ page, target }) => `${page} → ${target}`)).toEqual([]);
  });

  it('names no path of the machine it was written on', () => {
    const pages = ['README.md', 'THIRD-PARTY.md', ...listFiles('docs', ['.md'])];
    expect(pages.filter((page) => /(^|[\s`(])\/(work|tmp|home|root)\//.test(readText(page)))).toEqual([]);
  });
});
