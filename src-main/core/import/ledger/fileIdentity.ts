import { createHash } from 'node:crypto';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { MissingReason } from '@shared/ipc/ledger';
import { STANDARD_INPUT } from '../expandPaths';

/** By what a file is known again. */
export interface FileIdentity {
  /** Absolute path; '' for standard input. */
  location: string;
  /** Bytes on disk when it was opened; null for what can't be read twice. */
  size: number | null;
  /** Unix time in milliseconds. */
  modified: number | null;
  /** Hash of the first and the last bytes, hex; '' unknown. */
  ends: string;
}

/** Bytes that are looked at on either end. */
const END = 65_536;

const nothing: FileIdentity = { location: '', size: null, modified: null, ends: '' };

/** The identity of a file that is about to be read. What can't be opened has none: reading it says why. */
export async function readFileIdentity(path: string): Promise<FileIdentity> {
  if (path === STANDARD_INPUT) return nothing;
  const location = resolve(path);
  try {
    // a pipe must not be opened twice: its writer would take the first time for the whole
    const found = await stat(location);
    if (!found.isFile()) return nothing;
    const modified = Math.round(found.mtimeMs);
    return { location, size: found.size, modified, ends: await hashEnds(location, found.size) };
  } catch {
    return { ...nothing, location };
  }
}

/**
 * Where the file lies now: at its place, or, after a rotation, beside it under a name that starts like its own. It may have
 * grown since, but what it held must still be there.
 */
export async function findFile(file: FileIdentity): Promise<{ path: string } | { reason: MissingReason }> {
  const { location, ends } = file;
  if (location === '') return { reason: 'input' };
  const atItsPlace = await compare(location, file);
  if (atItsPlace === 'same') return { path: location };
  const [stem = ''] = basename(location).split('.', 1);
  const names = ends === '' ? [] : await readdir(dirname(location)).catch(() => []);
  for (const name of names.filter((each) => each.startsWith(stem)).sort()) {
    const path = join(dirname(location), name);
    if ((await compare(path, file)) === 'same') return { path };
  }
  return { reason: atItsPlace };
}

async function compare(path: string, { size, ends }: FileIdentity): Promise<'same' | MissingReason> {
  try {
    const found = await stat(path);
    if (!found.isFile()) return 'changed';
    if (ends === '') return found.size === size ? 'same' : 'changed';
    if (size === null || found.size < size) return 'changed';
    return (await hashEnds(path, size)) === ends ? 'same' : 'changed';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'gone' : 'unreadable';
  }
}

async function hashEnds(path: string, size: number): Promise<string> {
  const file = await open(path);
  try {
    const hash = createHash('sha256');
    const length = Math.min(END, size);
    for (const position of [0, size - length]) {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, position);
      hash.update(buffer.subarray(0, bytesRead));
    }
    return hash.digest('hex').slice(0, 32);
  } finally {
    await file.close();
  }
}
