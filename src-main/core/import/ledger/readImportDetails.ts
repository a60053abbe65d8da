import type { ErrorValue } from '@shared/errors';
import type { FailedBy, Failure, ImportDetails, ImportFile } from '@shared/ipc/ledger';
import type { ReadableDatabase } from '../../db/Database';
import { sql } from '../../db/sql';
import { parseImportOptions } from '../ImportOptions';
import { findFile, type FileIdentity } from './fileIdentity';
import { parseCounters, readDuplicatesOf, readImport, readImportName, readMissing } from './readImports';

const FILES_SHOWN = 500;
const SAMPLES_SHOWN = 100;
/** Files that are looked for on disk, to tell whether an undo could read them again. */
const FILES_LOOKED_FOR = 100;

interface FileRow extends Omit<ImportFile, 'counters' | 'error' | 'failedBy'> {
  counters: string;
  error: string | null;
}

interface HeldBackRow extends FileIdentity {
  idImport: number;
  path: string;
  lines: number;
}

/** All that is known of an import. Throws: AppError import.notFound. */
export async function readImportDetails(
  db: ReadableDatabase,
  idImport: number,
  isWriting: boolean,
): Promise<ImportDetails> {
  const read = () => ({
    ...readImport(db, idImport, isWriting),
    options: readOptions(db, idImport),
    fileList: readFiles(db, idImport),
    failedBy: readFailedBy(db, sql`SELECT idfile FROM import_file WHERE idimport = ${idImport}`),
    failures: readFailures(db, idImport),
    duplicatesOf: readDuplicatesOf(db, idImport),
    missing: readMissing(db, sql`f.idimport = ${idImport}`),
  });
  const heldBack = await readHeldBack(db, idImport);
  return { ...db.snapshot(read), heldBack };
}

/** Samples of an import's failed lines, those of its first files first. */
export function readFailures(db: ReadableDatabase, idImport: number): Failure[] {
  return db.all<Failure>(sql`
    SELECT f.path, s.line, s.reason, s.text
    FROM import_file f JOIN import_failure_sample s ON s.idfile = f.idfile
    WHERE f.idimport = ${idImport}
    ORDER BY s.idfile, s.line
    LIMIT ${SAMPLES_SHOWN}
  `);
}

/** Failed lines of files by reason, most first. */
export function readFailedBy(db: ReadableDatabase, idFiles: ReturnType<typeof sql>): FailedBy {
  return db.all<{ reason: string; lines: number }>(sql`
    SELECT reason, sum(lines) AS lines
    FROM import_failure
    WHERE idfile IN (${idFiles})
    GROUP BY reason
    ORDER BY sum(lines) DESC, reason
  `);
}

function readOptions(db: ReadableDatabase, idImport: number): Record<string, unknown> {
  const text = db.value<string>(sql`SELECT options FROM import WHERE idimport = ${idImport}`) ?? '{}';
  const defaults: Readonly<Record<string, unknown>> = parseImportOptions({});
  const given = Object.entries(JSON.parse(text) as Record<string, unknown>);
  return Object.fromEntries(given.filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(defaults[name])));
}

function readFiles(db: ReadableDatabase, idImport: number): ImportFile[] {
  const rows = db.all<FileRow>(sql`
    SELECT idfile AS idFile, path, format, source, bytes, counters, first_time AS firstTime, last_time AS lastTime, error
    FROM import_file
    WHERE idimport = ${idImport}
    ORDER BY idfile
    LIMIT ${FILES_SHOWN}
  `);
  return rows.map((row) => ({
    ...row,
    counters: parseCounters(row.counters),
    error: row.error === null ? null : (JSON.parse(row.error) as ErrorValue),
    failedBy: readFailedBy(db, sql`SELECT ${row.idFile}`),
  }));
}

/** Files of other imports with lines that were left out because of this import's. */
async function readHeldBack(db: ReadableDatabase, idImport: number): Promise<ImportDetails['heldBack']> {
  const rows = db.all<HeldBackRow>(sql`
    SELECT f.idimport AS idImport, f.path, sum(d.lines) AS lines, f.location, f.size, f.modified, f.ends
    FROM import_file k
    JOIN import_duplicate d ON d.known_idfile = k.idfile
    JOIN import_file f ON f.idfile = d.idfile
    WHERE k.idimport = ${idImport} AND f.idimport <> ${idImport} AND d.why_missing = ''
    GROUP BY f.idfile
    ORDER BY f.idfile
    LIMIT ${FILES_LOOKED_FOR}
  `);
  const heldBack: ImportDetails['heldBack'] = [];
  for (const { idImport: id, path, lines, ...identity } of rows) {
    const isReadable = 'path' in (await findFile(identity));
    heldBack.push({ ...readImportName(db, id), path, lines, isReadable });
  }
  return heldBack;
}
