import { createHash } from 'node:crypto';
import { open, readdir, type FileHandle } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
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
  const file = await open(location).catch(() => null);
  if (file === null) return { ...nothing, location };
  try {
    const stat = await file.stat();
    if (!stat.isFile()) return nothing;
    const modified = Math.round(stat.mtimeMs);
    return { location, size: stat.size, modified, ends: await hashEnds(file, stat.size) };
  } catch {
    return { ...nothing, location };
  } finally {
    await file.close();
  }
}

/**
 * Where the file lies now: at its place, or, after a rotation, under another name in its folder. It may have grown since,
 * but what it held must still be there.
 */
export async function findFile(file: FileIdentity): Promise<{ path: string } | { reason: MissingReason }> {
  const { location, ends } = file;
  if (location === '') return { reason: 'input' };
  const atItsPlace = await compare(location, file);
  if (atItsPlace === 'same') return { path: location };
  const folder = dirname(location);
  const names = ends === '' ? [] : await readdir(folder).catch(() => []);
  for (const name of names.sort()) {
    const path = join(folder, name);
    if ((await compare(path, file)) === 'same') return { path };
  }
  return { reason: atItsPlace };
}

async function compare(path: string, { size, ends }: FileIdentity): Promise<'same' | MissingReason> {
  const file = await open(path).catch((error: unknown) => toReason(error));
  if (typeof file === 'string') return file;
  try {
    const stat = await file.stat();
    if (!stat.isFile()) return 'input';
    if (ends === '') return stat.size === size ? 'same' : 'changed';
    if (size === null || stat.size < size) return 'changed';
    return (await hashEnds(file, size)) === ends ? 'same' : 'changed';
  } catch {
    return 'unreadable';
  } finally {
    await file.close();
  }
}

async function hashEnds(file: FileHandle, size: number): Promise<string> {
  const hash = createHash('sha256');
  const length = Math.min(END, size);
  for (const position of [0, size - length]) {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, position);
    hash.update(buffer.subarray(0, bytesRead));
  }
  return hash.digest('hex').slice(0, 32);
}

function toReason(error: unknown): MissingReason {
  return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'gone' : 'unreadable';
}
