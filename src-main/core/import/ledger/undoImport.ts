import { setImmediate } from 'node:timers/promises';
import { AppError } from '@shared/errors';
import type { MissingReason, UndoResult } from '@shared/ipc/ledger';
import type { WritableDatabase } from '../../db/Database';
import { sql } from '../../db/sql';
import type { WritingEngine } from '../../Engine';
import { deriveDue } from '../../tracker/deriveDue';
import { endInterrupted } from './ImportRecord';
import { filesToReadAgain, readAgain, type FileToReadAgain } from './readAgain';
import { readImport, readMissing } from './readImports';
import { chunksOfImport, removeFacts } from './removeFacts';

export interface UndoProgress {
  idSites: readonly number[];
  /** Of lines to be removed and bytes to be read again. */
  done: number;
  total: number;
}

export interface UndoRequest {
  idImport: number;
  parseThreadUrl?: URL;
  onProgress?: (progress: UndoProgress) => void;
  signal?: AbortSignal;
}

/**
 * Takes an import out of all reports, as if it had never been: removes its lines, reads those again that were left out of
 * other imports because of it, and makes the visits of the days that changed. Cut short at any moment, it goes on when
 * called again; of an import that is undone, it tries once more to read what is missing. The caller holds the writer's
 * lock.
 *
 * Throws: import.notFound; import.undone when there is nothing left to do; import.undoStopped; what stops a file from
 * being read.
 */
export async function undoImport(engine: WritingEngine, request: UndoRequest): Promise<UndoResult> {
  const { db } = engine;
  const { idImport } = request;
  endInterrupted(db);
  const { state, idSites, counters } = readImport(db, idImport, true);
  const files = filesToReadAgain(db, idImport);
  if (state === 'undone' && files.length === 0) throw new AppError('import.undone', { idImport });
  db.run(sql`UPDATE import SET state = 'undoing' WHERE idimport = ${idImport}`);
  const steps = new Steps(request, idSites, counters.lines_read + files.reduce((sum, { bytes }) => sum + bytes, 0));
  const removed = await removeFacts(db, chunksOfImport(idImport), (lines) => steps.pause(lines));
  steps.next(counters.lines_read);
  let added = 0;
  for (const group of groupByImport(files)) added += await readAgainOrMiss(engine, group, { request, steps });
  await deriveDue(engine, () => steps.pause(0));
  close(engine, idImport, state === 'undone');
  return {
    idImport,
    removed,
    readAgain: added,
    missing: readMissing(db, ofImport(idImport)),
    emptySites: readEmptySites(db, idSites),
  };
}

/** Rows `d` of import_duplicate that name lines of an import. */
const ofImport = (idImport: number) =>
  sql`d.known_idfile IN (SELECT idfile FROM import_file WHERE idimport = ${idImport})`;

/** Counts the steps of an undo, and stops it between them. */
class Steps {
  private base = 0;

  constructor(
    private readonly request: UndoRequest,
    private readonly idSites: readonly number[],
    private readonly total: number,
  ) {}

  /** A stage of so many steps is over. */
  next(steps: number): void {
    this.base += steps;
  }

  tell(done: number): void {
    this.request.onProgress?.({
      idSites: this.idSites,
      done: Math.min(this.base + done, this.total),
      total: this.total,
    });
  }

  async pause(done: number): Promise<void> {
    this.tell(done);
    this.throwIfStopped();
    await setImmediate();
  }

  throwIfStopped(): void {
    const { signal, idImport } = this.request;
    if (signal?.aborted === true) throw new AppError('import.undoStopped', { idImport });
  }
}

/** Files of one import after another. */
function groupByImport(files: readonly FileToReadAgain[]): FileToReadAgain[][] {
  const groups = new Map<number, FileToReadAgain[]>();
  for (const file of files) groups.set(file.idImport, [...(groups.get(file.idImport) ?? []), file]);
  return [...groups.values()];
}

/** Returns how many lines the files of an import brought in again. */
async function readAgainOrMiss(
  engine: WritingEngine,
  files: readonly FileToReadAgain[],
  { request, steps }: { request: UndoRequest; steps: Steps },
): Promise<number> {
  const { parseThreadUrl, signal, idImport } = request;
  const onProgress = ({ bytesDone }: { bytesDone: number }): void => steps.tell(bytesDone);
  const watchers = { parseThreadUrl, signal, onProgress };
  const results = await readAgain(engine, files[0]!.idImport, files, watchers).catch((error: unknown) => {
    steps.throwIfStopped();
    throw error;
  });
  let added = 0;
  for (const [i, { idFile, bytes }] of files.entries()) {
    const result = results[i]!;
    steps.next(bytes);
    if (typeof result === 'number') added += result;
    else miss(engine.db, { idFile, idImport, reason: result });
  }
  return added;
}

/** Writes down why lines of a file that were an import's are in no report. */
function miss(db: WritableDatabase, of: { idFile: number; idImport: number; reason: MissingReason }): void {
  db.run(sql`
    UPDATE import_duplicate AS d SET why_missing = ${of.reason} WHERE idfile = ${of.idFile} AND ${ofImport(of.idImport)}
  `);
}

/** What its files had left out because of others is nobody's any more. */
function close({ db, now }: WritingEngine, idImport: number, wasUndone: boolean): void {
  db.transaction(() => {
    db.run(sql`
      DELETE FROM import_duplicate WHERE idfile IN (SELECT idfile FROM import_file WHERE idimport = ${idImport})
    `);
    db.run(sql`UPDATE import SET state = 'undone' WHERE idimport = ${idImport}`);
    if (!wasUndone) db.run(sql`UPDATE import SET ts_undone = ${now()} WHERE idimport = ${idImport}`);
  });
}

function readEmptySites(db: WritableDatabase, idSites: readonly number[]): UndoResult['emptySites'] {
  return db.all<{ idSite: number; name: string }>(sql`
    SELECT idsite AS idSite, name
    FROM site s
    WHERE idsite IN (${sql.list(idSites)}) AND NOT EXISTS (SELECT 1 FROM log_request r WHERE r.idsite = s.idsite)
    ORDER BY idsite
  `);
}
