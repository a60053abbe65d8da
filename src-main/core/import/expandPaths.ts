import { glob, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '@shared/errors';

/** What stands for standard input on the command line. */
export const STANDARD_INPUT = '-';

/**
 * The files meant by names, folders (all files within, hidden ones excepted) and patterns: the order of the arguments
 * is kept, what one argument stands for is sorted by name. What stands for nothing stays: opening it says so, and the
 * other files are read all the same.
 *
 * Throws: file.notFound for a folder without files.
 */
export async function expandPaths(paths: readonly string[]): Promise<string[]> {
  const expanded: string[] = [];
  for (const path of paths) expanded.push(...(await expandPath(path)));
  return expanded;
}

/** Bytes of a file as it lies on disk; 0 when that can't be known. */
export async function fileSize(path: string): Promise<number> {
  if (path === STANDARD_INPUT) return 0;
  return (await stat(path).catch(() => null))?.size ?? 0;
}

async function expandPath(path: string): Promise<string[]> {
  if (path === STANDARD_INPUT) return [path];
  const found = await stat(path).catch(() => null);
  if (found !== null) return found.isDirectory() ? listFolder(path) : [path];
  const files: string[] = [];
  const isPattern = /[*?[{]/.test(path);
  if (isPattern) for await (const match of glob(path)) if ((await stat(match)).isFile()) files.push(match);
  return files.length === 0 ? [path] : files.sort(byName);
}

async function listFolder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
  if (files.length === 0) throw new AppError('file.notFound', { path: join(folder, '*') });
  return files.map((entry) => join(entry.parentPath, entry.name)).sort(byName);
}

function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
