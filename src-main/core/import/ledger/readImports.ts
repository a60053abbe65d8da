import { AppError } from '@shared/errors';
import { newImportCounters, type ImportCounters } from '@shared/ipc/importCounters';
import type { DuplicatesOf, ImportName, ImportState, ImportSummary, MissingLines } from '@shared/ipc/ledger';
import { toDateText } from '@shared/period/Period';
import { openTimeZone } from '@shared/period/timeZone';
import type { UnixTime } from '@shared/units';
import type { ReadableDatabase } from '../../db/Database';
import { sql, type Sql } from '../../db/sql';
import { toImportTitle } from './importTitle';

interface ImportRow {
  idimport: number;
  state: ImportState;
  ts_started: UnixTime;
  ts_finished: UnixTime | null;
  ts_undone: UnixTime | null;
  counters: string;
  sites: string;
}

/** What is told of an import's files at once. */
interface FilesRow {
  files: number;
  bytes: number;
  first: UnixTime | null;
  last: UnixTime | null;
}

/** Every import, newest first. `isWriting`: some process works on the database, so that one may really be running. */
export function readImports(db: ReadableDatabase, isWriting: boolean): ImportSummary[] {
  return db.snapshot(() => {
    const rows = db.all<ImportRow>(sql`SELECT * FROM import ORDER BY idimport DESC`);
    return rows.map((row) => toSummary(db, row, isWriting));
  });
}

/** Throws: AppError import.notFound. */
export function readImport(db: ReadableDatabase, idImport: number, isWriting: boolean): ImportSummary {
  const row = db.get<ImportRow>(sql`SELECT * FROM import WHERE idimport = ${idImport}`);
  if (!row) throw new AppError('import.notFound', { idImport });
  return toSummary(db, row, isWriting);
}

/** Throws: AppError import.notFound. */
export function readImportName(db: ReadableDatabase, idImport: number): ImportName {
  const started = db.value<number>(sql`SELECT ts_started FROM import WHERE idimport = ${idImport}`);
  if (started === undefined) throw new AppError('import.notFound', { idImport });
  const paths = db.rows<[string]>(sql`
    SELECT path FROM import_file WHERE idimport = ${idImport} ORDER BY idfile LIMIT 3
  `);
  const files = db.value<number>(sql`SELECT count(*) FROM import_file WHERE idimport = ${idImport}`) ?? 0;
  const title = toImportTitle(Array.from({ length: files }, (_, i) => paths[i]?.[0] ?? ''));
  return { idImport, started, title };
}

/** Whose lines had made an import's lines duplicates: most lines first. Databases made before don't say it of all. */
export function readDuplicatesOf(db: ReadableDatabase, idImport: number): DuplicatesOf[] {
  const rows = db.rows<[idImport: number, lines: number]>(sql`
    SELECT k.idimport, sum(d.lines)
    FROM import_file f
    JOIN import_duplicate d ON d.idfile = f.idfile
    JOIN import_file k ON k.idfile = d.known_idfile
    WHERE f.idimport = ${idImport} AND d.why_missing = ''
    GROUP BY k.idimport
    ORDER BY sum(d.lines) DESC, k.idimport
  `);
  return rows.map(([id, lines]) => ({ ...readImportName(db, id), lines }));
}

/** Lines of some files that are in no report, since the import that held them was undone. */
export function readMissing(db: ReadableDatabase, ofFiles: Sql): MissingLines[] {
  return db.all<MissingLines>(sql`
    SELECT f.path, sum(d.lines) AS lines, d.why_missing AS reason
    FROM import_duplicate d JOIN import_file f ON f.idfile = d.idfile
    WHERE d.why_missing <> '' AND ${ofFiles}
    GROUP BY f.idfile, d.why_missing
    ORDER BY f.idfile
  `);
}

function toSummary(db: ReadableDatabase, row: ImportRow, isWriting: boolean): ImportSummary {
  const { idimport: idImport } = row;
  const idSites = JSON.parse(row.sites) as number[];
  const { files, bytes, first, last } = db.get<FilesRow>(sql`
    SELECT count(*) AS files, total(bytes) AS bytes, min(first_time) AS first, max(last_time) AS last
    FROM import_file
    WHERE idimport = ${idImport}
  `)!;
  const missing = readMissing(db, sql`f.idimport = ${idImport}`);
  const toDay = dayTextOf(db, idSites[0]);
  return {
    ...readImportName(db, idImport),
    state: row.state === 'running' && !isWriting ? 'interrupted' : row.state,
    finished: row.ts_finished,
    undone: row.ts_undone,
    files,
    bytes,
    counters: parseCounters(row.counters),
    idSites,
    firstDay: first === null ? null : toDay(first),
    lastDay: last === null ? null : toDay(last),
    missingLines: missing.reduce((sum, { lines }) => sum + lines, 0),
  };
}

/** The counters of a row; those of a file that nothing was read of are empty. */
export function parseCounters(text: string): ImportCounters {
  return { ...newImportCounters(), ...(JSON.parse(text) as Partial<ImportCounters>) };
}

function dayTextOf(db: ReadableDatabase, idSite: number | undefined): (time: UnixTime) => string {
  const name = db.value<string>(sql`SELECT timezone FROM site WHERE idsite = ${idSite ?? 0}`);
  const zone = openTimeZone(name ?? 'UTC');
  return (time) => toDateText(zone.siteDay(time));
}
