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

/** How many lines a file brought in again, or why it can't be read as far as before. */
export type ReadAgain = number | MissingReason;

/**
 * Reads files of one import again, with its options and under their entries in the ledger, for lines that nobody has stored
 * any more. Of a file that can't be read as far as before nothing is kept. Lines whose site was removed are nobody's. Cut
 * short, it can be done again. Answers in the order of the files.
 *
 * Throws: import.cancelled; what SQLite says of the database.
 */
export async function readAgain(
  engine: WritingEngine,
  idImport: number,
  files: readonly FileToReadAgain[],
  watchers: Watchers,
): Promise<ReadAgain[]> {
  const { db } = engine;
  const options = readOptions(db, idImport);
  const isSiteGone = (idSite = 0) => idSite !== 0 && !new SiteReader(db).has(idSite);
  if (isSiteGone(options.idSite)) return files.map(() => 0);
  const places = await Promise.all(files.map(findFile));
  const record = new ReadAgainImport(idImport);
  const run = new ImportRun(engine, options, { ...watchers, paths: [], options: {} }, record);
  const results: ReadAgain[] = [];
  try {
    await run.measure(places.flatMap((place) => ('path' in place ? [place.path] : [])));
    for (const [i, file] of files.entries()) {
      const place = places[i]!;
      if ('reason' in place) results.push(place.reason);
      else
        results.push(isSiteGone(file.siteOfFile) ? 0 : await readFile(run, record.next(db, file), { file, ...place }));
    }
    await run.finish('done');
  } catch (error) {
    await run.giveUp('failed');
    throw error;
  } finally {
    await run.close();
  }
  return results;
}

async function readFile(
  run: ImportRun,
  record: ReadAgainRecord,
  { file, path }: { file: FileToReadAgain; path: string },
): Promise<ReadAgain> {
  const lastChunk = run.engine.db.value<number>(sql`SELECT max(idchunk) FROM log_request`) ?? 0;
  try {
    if (!(await readLog(run, file, path))) return 'changed';
  } catch (error) {
    run.throwIfBroken(error);
    if (!(error instanceof AppError) || run.isCancelled) throw error;
    await removeFacts(run.engine.db, chunksOfFileSince(file.idFile, lastChunk), () => setImmediate());
    return 'unreadable';
  }
  run.store(() => {
    record.complete();
    renewTotal(run.engine.db, file.idImport);
  });
  return record.added;
}

/** Reads as many lines as before; what stopped it then may stop it now. Returns whether the archive still has the file. */
async function readLog(run: ImportRun, file: FileToReadAgain, path: string): Promise<boolean> {
  const lines = parseCounters(file.counters).lines_read;
  const linesBefore = run.total.lines_read;
  for await (const log of openLogs(path, { onStall: () => run.throwIfCancelled() })) {
    if (log.path !== path + file.entry) continue;
    try {
      await new FileImport(run, limitLines(log, lines), { identity: file, entry: file.entry }).read();
    } catch (error) {
      const isFileError = error instanceof AppError && error.code.startsWith('file.');
      if (!isFileError || run.total.lines_read - linesBefore < lines) throw error;
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

/** The record of an import whose files are read again: nothing of it changes but what its files' records do. */
class ReadAgainImport implements ImportRecord {
  readonly total = newImportCounters();
  private file: ReadAgainRecord | null = null;

  constructor(readonly idImport: number) {}

  /** The file that is read next. */
  next(db: WritableDatabase, { idFile, source, siteOfFile }: FileToReadAgain): ReadAgainRecord {
    return (this.file = new ReadAgainRecord(db, { idFile, source, isReadAgain: true }, siteOfFile));
  }

  openFile(): ReadAgainRecord {
    if (!this.file) throw new Error('no file is being read');
    return this.file;
  }

  addUnreadFile(): void {
    // it is in the record since it was first met
  }

  save(): void {
    // the counters are renewed when a file is complete
  }

  finish(): void {
    // it has ended before
  }
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
