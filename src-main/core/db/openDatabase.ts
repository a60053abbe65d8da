import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { AppError, type ErrorCode } from '@shared/errors';
import { ReadableDatabase, WritableDatabase } from './Database';
import { ensureIndexes } from './lookUpIndexes';
import { APPLICATION_ID, migrate } from './migrate';
import { openCopy } from './openCopy';
import { isDatabaseError, toDatabaseError } from './toDatabaseError';

/**
 * Opens the one writing connection; makes the file and brings its schema up to date. Where its folder can't be written, or
 * the disk is full, what is stored can still be read: of a copy, which nothing can be written into.
 */
export function openWritable(path: string): WritableDatabase {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  return openOrCopy(path, () => {
    const db = new WritableDatabase(connect(path, {}), path);
    try {
      prepare(db);
    } catch (error) {
      db.close();
      throw toDatabaseError(error, path);
    }
    return db;
  });
}

/** What keeps SQLite from the files that it makes beside a database. */
const withoutRoom: ReadonlySet<ErrorCode> = new Set(['database.readOnly', 'database.full']);

function openOrCopy<Opened extends ReadableDatabase>(path: string, open: () => Opened): Opened | WritableDatabase {
  try {
    return open();
  } catch (error) {
    if (!(error instanceof AppError) || !withoutRoom.has(error.code) || !existsSync(path)) throw error;
    try {
      return openCopy(path, error, prepare);
    } catch {
      throw error;
    }
  }
}

function prepare(db: WritableDatabase): void {
  db.execute(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -24576;
    PRAGMA busy_timeout = 5000;
    PRAGMA wal_autocheckpoint = 40000;
  `);
  migrate(db);
  restoreIndexes(db);
}

/**
 * After a first import that was killed. One that is still at work, in another process, is not waited for, and a full disk
 * keeps nobody from reading: they are missed by the next import only, which builds them or says why it can't.
 */
function restoreIndexes(db: WritableDatabase): void {
  db.execute('PRAGMA busy_timeout = 0');
  try {
    ensureIndexes(db);
  } catch (error) {
    const canWait = isDatabaseError(error) && /^SQLITE_(BUSY|FULL)/.test(error.code);
    if (!canWait) throw error;
  } finally {
    db.execute('PRAGMA busy_timeout = 5000');
  }
}

/** Opens a reading connection of a database that exists and is up to date; of a copy, where it must be. */
export function openReadable(path: string): ReadableDatabase {
  return openOrCopy(path, () => {
    const connection = connect(path, { readonly: true, fileMustExist: true });
    connection.exec('PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384; PRAGMA busy_timeout = 5000;');
    return new ReadableDatabase(connection, path);
  });
}

function connect(path: string, options: BetterSqlite3.Options): BetterSqlite3.Database {
  try {
    const connection = new BetterSqlite3(path, options);
    const id = connection.pragma('application_id', { simple: true }) as number;
    const tables = connection.prepare('SELECT count(*) FROM sqlite_master').pluck().get() as number;
    if (id !== APPLICATION_ID && tables > 0) {
      connection.close();
      throw new AppError('database.notOurs', { path });
    }
    return connection;
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (isDatabaseError(error) && error.code === 'SQLITE_NOTADB') throw new AppError('database.notOurs', { path });
    const isOfContent = isDatabaseError(error) && !error.code.startsWith('SQLITE_CANTOPEN');
    if (isOfContent) throw toDatabaseError(error, path);
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError('file.unreadable', { path, reason });
  }
}
