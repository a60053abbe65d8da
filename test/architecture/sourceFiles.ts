import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** Project files under a folder whose name ends like one of `endings`, as paths with forward slashes. */
export function listFiles(folder: string, endings: readonly string[]): string[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => relative(projectRoot, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

export function readText(path: string): string {
  return readFileSync(join(projectRoot, path), 'utf8');
}

/** Everything a file imports, type-only and dynamic imports and re-exports included. */
export function readSpecifiers(text: string): string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map((file) => file.fileName.replace(/\?.*$/, ''));
}

const aliases: readonly [string, string][] = [
  ['@shared/', 'src-shared/'],
  ['@main/', 'src-main/'],
  ['@renderer/', 'src-renderer/'],
];

/** The project path that a specifier stands for; null for a package. */
export function toProjectPath(importer: string, specifier: string): string | null {
  if (specifier === 'heartwood/sdk') return 'src-shared/plugin/index';
  const alias = aliases.find(([prefix]) => specifier.startsWith(prefix));
  if (alias) return alias[1] + specifier.slice(alias[0].length);
  return specifier.startsWith('.') ? posix.join(dirname(importer), specifier) : null;
}
