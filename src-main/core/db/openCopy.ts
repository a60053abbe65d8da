import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import type { AppError } from '@shared/errors';
import { WritableDatabase } from './Database';

/** Where a copy may find room: the usual place first, memory where the disk is full. */
const places = (): string[] => [tmpdir(), '/dev/shm'].filter((place) => existsSync(place));

/** A database that stands for another. Whoever tries to write it hears why the other can't be written. */
class CopiedDatabase extends WritableDatabase {
  constructor(
    connection: BetterSqlite3.Database,
    path: string,
    private readonly copy: { folder: string; reason: AppError },
  ) {
    super(connection, path);
  }

  override run(): never {
    throw this.copy.reason;
  }

  override execute(): never {
    throw this.copy.reason;
  }

  override transaction(): never {
    throw this.copy.reason;
  }

  override close(): void {
    super.close();
    rmSync(this.copy.folder, { recursive: true, force: true });
  }
}

/**
 * Opens a copy of a database for reading, where for some `reason` not even reading works in its own folder: SQLite makes
 * files beside a database in WAL mode, which a read-only folder or a full disk does not allow. The copy goes when it is
 * closed.
 *
 * Throws: what keeps the copy from being made.
 */
export function openCopy(path: string, reason: AppError, prepare: (copy: WritableDatabase) => void): WritableDatabase {
  const candidates = places();
  for (;;) {
    const folder = mkdtempSync(join(candidates.shift() ?? tmpdir(), 'heartwood-copy-'));
    try {
      return new CopiedDatabase(copyInto(join(folder, 'copy.sqlite'), path, prepare), path, { folder, reason });
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      if (candidates.length === 0) throw error;
    }
  }
}

function copyInto(copy: string, path: string, prepare: (copy: WritableDatabase) => void): BetterSqlite3.Database {
  for (const part of ['', '-wal']) if (existsSync(path + part)) copyFileSync(path + part, copy + part);
  const db = new WritableDatabase(new BetterSqlite3(copy), path);
  try {
    prepare(db);
    db.execute('PRAGMA journal_mode = DELETE');
  } finally {
    db.close();
  }
  return new BetterSqlite3(copy, { readonly: true });
}
