import { setImmediate } from 'node:timers/promises';
import { AppError } from '@shared/errors';
import { newImportCounters } from '@shared/ipc/importCounters';
import type { MissingReason } from '@shared/ipc/ledger';
import type { WritableDatabase } from '../../db/Database';
import { sql } from '../../db/sql';
import type { WritingEngine } from '../../Engine';
import { SiteReader } from '../../sites/SiteReader';
import { FileImport } from '../FileImport';
import { parseImportOptions, type ImportOptions } from '../ImportOptions';
import type { ImportRequest } from '../ImportRequest';
import { ImportRun } from '../ImportRun';
import { openLogs } from '../openLog';
import { findFile, type FileIdentity } from './fileIdentity';
import { ReadAgainRecord } from './FileRecord';
import { addCounters, type ImportRecord } from './ImportRecord';
import { limitLines } from './limitLines';
import { chunksOfFileSince, removeFacts } from './removeFacts';
import { parseCounters } from './readImports';

/** A file with lines that were left out because of an import that is being undone. */
export interface FileToReadAgain extends FileIdentity {
  idFile: number;
  idImport: number;
  path: string;
  entry: string;
  source: string;
  siteOfFile: number;
  counters: string;
  bytes: number;
}

type Watchers = Pick<ImportRequest, 'parseThreadUrl' | 'onProgress' | 'signal'>;

/**
 * Files with lines that were left out because of an import, oldest first. Of databases made before, which don't say whose
 * lines made others duplicates, all later files that have some.
 */
export function filesToReadAgain(db: WritableDatabase, idImport: number): FileToReadAgain[] {
  return db.all<FileToReadAgain>(sql`
    SELECT idfile AS idFile, f.idimport AS idImport, path, entry, source, site_of_file AS siteOfFile, f.counters, bytes,
      location, size, modified, ends
    FROM import_file f JOIN import i ON i.idimport = f.idimport
    WHERE f.idimport <> ${idImport} AND i.state NOT IN ('undone', 'undoing') AND f.idfile IN (
      SELECT d.idfile
      FROM import_duplicate d LEFT JOIN import_file k ON k.idfile = d.known_idfile
      WHERE k.idimport = ${idImport} OR (
        d.known_idfile = 0 AND d.idfile > (SELECT min(idfile) FROM import_file WHERE idimport = ${idImport})
      )
    )
    ORDER BY idfile
  `);
}

/**
 * Reads a file again, with the options of its import and under its entry in the ledger, for lines that nobody has stored
 * any more. Returns how many there were, or why it can't be read as far as before; then nothing of it is kept. Lines whose
 * site was removed are nobody's. Cut short, it can be done again.
 *
 * Throws: import.cancelled; what SQLite says of the database.
 */
export async function readAgain(
  engine: WritingEngine,
  file: FileToReadAgain,
  watchers: Watchers,
): Promise<number | MissingReason> {
  const found = await findFile(file);
  if ('reason' in found) return found.reason;
  const { db } = engine;
  const { idFile, idImport, source } = file;
  const options = readOptions(db, idImport);
  const idSite = file.siteOfFile || options.idSite;
  if (idSite !== undefined && !new SiteReader(db).has(idSite)) return 0;
  const lastChunk = db.value<number>(sql`SELECT max(idchunk) FROM log_request`) ?? 0;
  const record = new ReadAgainRecord(db, { idFile, source, isReadAgain: true }, file.siteOfFile);
  const importRecord = toImportRecord(idImport, record);
  const run = new ImportRun(engine, options, { ...watchers, paths: [], options: {} }, importRecord);
  try {
    await run.measure([found.path]);
    if (!(await readLog(run, file, found.path))) return 'changed';
    run.store(() => {
      record.complete();
      renewTotal(db, idImport);
    });
    await run.finish('done');
    return record.added;
  } catch (error) {
    await run.giveUp('failed');
    if (!(error instanceof AppError) || run.isCancelled) throw error;
    await removeFacts(db, chunksOfFileSince(idFile, lastChunk), () => setImmediate());
    return 'unreadable';
  } finally {
    await run.close();
  }
}

/** Reads as many lines as before; what stopped it then may stop it now. Returns whether the archive still has the file. */
async function readLog(run: ImportRun, file: FileToReadAgain, path: string): Promise<boolean> {
  const lines = parseCounters(file.counters).lines_read;
  for await (const log of openLogs(path, { onStall: () => run.throwIfCancelled() })) {
    if (log.path !== path + file.entry) continue;
    try {
      await new FileImport(run, limitLines(log, lines), { identity: file, entry: file.entry }).read();
    } catch (error) {
      const isFileError = error instanceof AppError && error.code.startsWith('file.');
      if (!isFileError || run.total.lines_read < lines) throw error;
    }
    return true;
  }
  return false;
}

/** As they were given; the sites that the import made are there. */
function readOptions(db: WritableDatabase, idImport: number): ImportOptions {
  const text = db.value<string>(sql`SELECT options FROM import WHERE idimport = ${idImport}`) ?? '{}';
  return { ...parseImportOptions(JSON.parse(text) as Record<string, unknown>), addSitesNewHosts: false };
}

/** A run that reads a file again leaves its import's record alone, but for this file's. */
function toImportRecord(idImport: number, file: ReadAgainRecord): ImportRecord {
  return {
    idImport,
    total: newImportCounters(),
    openFile: () => file,
    addUnreadFile: () => undefined,
    save: () => undefined,
    finish: () => undefined,
  };
}

/** An import's counters are those of its files. How many visits it made is known of the whole only. */
function renewTotal(db: WritableDatabase, idImport: number): void {
  const before = db.value<string>(sql`SELECT counters FROM import WHERE idimport = ${idImport}`) ?? '{}';
  const total = newImportCounters();
  const files = db.rows<[string]>(sql`SELECT counters FROM import_file WHERE idimport = ${idImport}`);
  for (const [counters] of files) addCounters(total, parseCounters(counters));
  const { visits } = parseCounters(before);
  db.run(sql`UPDATE import SET counters = ${JSON.stringify({ ...total, visits })} WHERE idimport = ${idImport}`);
}
