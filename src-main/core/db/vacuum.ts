import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { AppError } from '@shared/errors';
import type { Bytes } from '@shared/units';
import type { ReadableDatabase, WritableDatabase } from './Database';

const MEGABYTE = 1_000_000;

/** How large a database's file is, and how much of it holds nothing. */
export interface FileSize {
  bytes: Bytes;
  free: Bytes;
}

export function readFileSize(db: ReadableDatabase): FileSize {
  const pragma = (name: string): number => db.connection.pragma(name, { simple: true }) as number;
  const page = pragma('page_size');
  return { bytes: pragma('page_count') * page, free: pragma('freelist_count') * page };
}

/**
 * Gives room that nothing needs any more back to the disk. All of it or nothing: a process that is killed meanwhile leaves
 * the file as it was. Readers go on reading.
 *
 * Throws: AppError database.noRoom.
 */
export function vacuum(db: WritableDatabase): { before: Bytes; after: Bytes } {
  db.connection.pragma('wal_checkpoint(TRUNCATE)');
  const { bytes: before, free } = readFileSize(db);
  requireRoom(db.path, before - free);
  // what is sorted and copied meanwhile is as large as the file
  db.execute('PRAGMA temp_store = FILE');
  try {
    db.execute('VACUUM');
  } finally {
    db.execute('PRAGMA temp_store = MEMORY');
  }
  db.connection.pragma('wal_checkpoint(TRUNCATE)');
  return { before, after: readFileSize(db).bytes };
}

/** A copy is made in the folder for temporary files, and written from there beside the database. */
function requireRoom(path: string, needed: Bytes): void {
  if (path === ':memory:') return;
  const places = [dirname(path), process.env.SQLITE_TMPDIR ?? process.env.TMPDIR ?? tmpdir()].map(readPlace);
  const [data, temporary] = places as [Place, Place];
  const isOneDisk = data.disk === temporary.disk;
  for (const { folder, free } of isOneDisk ? [data] : places) {
    const wanted = isOneDisk ? 2 * needed : needed;
    if (free >= wanted) continue;
    const params = { path, folder, needed: Math.ceil(wanted / MEGABYTE), free: Math.floor(free / MEGABYTE) };
    throw new AppError('database.noRoom', params);
  }
}

interface Place {
  folder: string;
  free: Bytes;
  disk: string;
}

function readPlace(folder: string): Place {
  const { type, blocks, bsize, bavail } = statfsSync(folder);
  return { folder, free: bavail * bsize, disk: `${type} ${blocks} ${bsize} ${bavail}` };
}
