import { glob, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '@shared/errors';

/** What stands for standard input on the command line. */
export const STANDARD_INPUT = '-';

/**
 * The files meant by names, folders (all files within, hidden ones excepted) and patterns: the order of the arguments
 * is kept, what one argument stands for is sorted by name. What stands for nothing stays: opening it says so, and the
 * other files are read all the same. So does a folder that may not be listed. Standard input can be read but once.
 *
 * Throws: file.notFound for a folder without files.
 */
export async function expandPaths(paths: readonly string[]): Promise<string[]> {
  const expanded: string[] = [];
  for (const path of paths) expanded.push(...(await expandPath(path)));
  return expanded.filter((path, i) => path !== STANDARD_INPUT || expanded.indexOf(path) === i);
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
  const files = await findFiles(folder);
  if (files.length === 0) throw new AppError('file.notFound', { path: join(folder, '*') });
  return files.sort(byName);
}

async function findFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
  if (entries === null) return [folder];
  const files: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files.push(...(await findFiles(path)));
    else if (entry.isFile() && !entry.name.startsWith('.')) files.push(path);
  }
  return files;
}

function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
