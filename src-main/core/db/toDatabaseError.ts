import { AppError, type ErrorCode } from '@shared/errors';

/** How SQLite's result codes begin, and what they mean to whoever owns the file. */
const meanings: readonly (readonly [start: string, code: ErrorCode])[] = [
  ['SQLITE_FULL', 'database.full'],
  // no room for the memory that connections share
  ['SQLITE_IOERR_SHM', 'database.full'],
  ['SQLITE_READONLY', 'database.readOnly'],
  ['SQLITE_CANTOPEN', 'database.readOnly'],
  ['SQLITE_CORRUPT', 'database.damaged'],
  ['SQLITE_NOTADB', 'database.damaged'],
  ['SQLITE_IOERR', 'database.diskFailed'],
];

/** Whether SQLite could not do what it was asked: then what it was to store may be undone. */
export function isDatabaseError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && String((error as { code?: unknown }).code).startsWith('SQLITE_');
}

/** What SQLite says of the file it works on, as a sentence for its user; anything else as it is. */
export function toDatabaseError(error: unknown, path: string): unknown {
  if (!isDatabaseError(error)) return error;
  const [, code] = meanings.find(([start]) => error.code.startsWith(start)) ?? [];
  if (code !== undefined) return new AppError(code, { path, reason: error.message });
  const isBusy = error.code.startsWith('SQLITE_BUSY');
  return isBusy ? new AppError('database.locked', { path, holder: 'it has not said who it is' }) : error;
}
