import type { ReadableDatabase, WritableDatabase } from '../db/Database';
import { sql } from '../db/sql';

/** The pair of tables that hold the archives of periods that start in one month. */
export interface MonthTables {
  numeric: string;
  blob: string;
}

/** The tables of a period by its first day, `YYYY-MM-DD`. */
export function tablesOf(date1: string): MonthTables {
  const month = date1.slice(0, 7).replace('-', '_');
  return { numeric: `archive_numeric_${month}`, blob: `archive_blob_${month}` };
}

/** Has anything been archived there yet? */
export function hasTables(db: ReadableDatabase, { numeric }: MonthTables): boolean {
  return db.value(sql`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ${numeric}`) === 1;
}

/** All pairs that there are. */
export function allTables(db: ReadableDatabase): MonthTables[] {
  const names = db.rows<[string]>(sql`
    SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB 'archive_numeric_[0-9]*' ORDER BY name
  `);
  return names.map(([numeric]) => ({ numeric, blob: numeric.replace('numeric', 'blob') }));
}

/** Call it in a transaction. */
export function removeArchive(db: WritableDatabase, { numeric, blob }: MonthTables, idArchive: number): void {
  for (const table of [numeric, blob]) db.run(sql`DELETE FROM ${sql.identifier(table)} WHERE idarchive = ${idArchive}`);
}

/**
 * Makes the tables of a month when they are not there. A row of `numeric` is a number of an archive or, where it has a
 * generation, the flag that the archive is done: `done`, the segment's hash and, unless it holds all plugins' records,
 * a dot and the plugin; value 1, or 3 while the period was not over.
 */
export function makeTables(db: WritableDatabase, tables: MonthTables): void {
  if (hasTables(db, tables)) return;
  const numeric = sql`${sql.identifier(tables.numeric)}`.text;
  const blob = sql`${sql.identifier(tables.blob)}`.text;
  const key = `
    idarchive INTEGER NOT NULL,
    name TEXT NOT NULL,
    idsite INTEGER NOT NULL,
    date1 TEXT NOT NULL,
    date2 TEXT NOT NULL,
    period INTEGER NOT NULL,                              -- 1 day, 2 week, 3 month, 4 year, 5 range
    ts_archived INTEGER NOT NULL`;
  db.execute(`
    CREATE TABLE ${numeric} (${key},
      value REAL NOT NULL,
      generation INTEGER,                                 -- done flags: what of the log it was made from
      record_versions TEXT,                               -- done flags: Plugin=version;…
      PRIMARY KEY (idarchive, name)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX ${numeric.slice(0, -1)}_done" ON ${numeric} (idsite, date1, period) WHERE generation IS NOT NULL;
    CREATE TABLE ${blob} (${key},
      value BLOB NOT NULL,                                -- bytes of encode.ts, see blobBytes.ts
      PRIMARY KEY (idarchive, name)
    ) STRICT, WITHOUT ROWID;
  `);
}
