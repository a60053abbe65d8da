import { toErrorValue, type ErrorValue } from '@shared/errors';
import type { ImportCounters } from '@shared/ipc/importCounters';
import { toDateText } from '@shared/period/Period';
import { installDimensions } from '../db/installDimensions';
import type { WritingEngine } from '../Engine';
import { FileImport } from './FileImport';
import { importOptionsSchema, type ImportOptions } from './ImportOptions';
import { ImportRun } from './ImportRun';
import { expandPaths } from './openLog';

export interface ImportProgress {
  /** Bytes of the files as they lie on disk. */
  bytesDone: number;
  /** 0 when unknown (standard input). */
  bytesTotal: number;
  counters: ImportCounters;
  idSites: readonly number[];
  firstDay: string | null;
  lastDay: string | null;
}

export interface ImportRequest {
  /** Files, folders, globs; `-` is standard input. */
  paths: readonly string[];
  options: Partial<ImportOptions>;
  /** The bundle of worker/parseThread.ts; without it lines are parsed on this thread. */
  parseThreadUrl?: URL;
  onProgress?: (progress: ImportProgress) => void;
  signal?: AbortSignal;
}

export interface ImportResult extends ImportProgress {
  idImport: number;
  /** Files that could not be read to their end. */
  errors: { path: string; error: ErrorValue }[];
  /** Samples of failed lines. */
  failures: { path: string; line: number; reason: string; text: string }[];
}

/**
 * Imports log files: facts first, batch by batch, then the visits of every day that changed. What was stored stays,
 * whatever happens later: importing the same files again completes an import that was cut short.
 *
 * Throws: what is wrong with the options or with the only file; import.cancelled. Of several files, one that fails does
 * not stop the others: it is in `errors`.
 */
export async function importLog(engine: WritingEngine, request: ImportRequest): Promise<ImportResult> {
  const options = importOptionsSchema.parse(request.options);
  const paths = await expandPaths(request.paths);
  installDimensions(engine.db, engine.plugins);
  const run = new ImportRun(engine, options, request);
  try {
    await run.measure(paths);
    const errors: ImportResult['errors'] = [];
    for (const path of paths) {
      const error = await importFile(run, path);
      if (error !== null && (paths.length === 1 || run.isCancelled)) throw error;
      if (error !== null) errors.push({ path, error: toErrorValue(error) });
    }
    await run.finish('done');
    return { ...run.progress(), idImport: run.idImport, errors, failures: run.failures };
  } catch (error) {
    await run.finish(run.isCancelled ? 'cancelled' : 'failed');
    throw error;
  } finally {
    await run.close();
  }
}

async function importFile(run: ImportRun, path: string): Promise<unknown> {
  try {
    await new FileImport(run, path).read();
    return null;
  } catch (error) {
    return error;
  }
}

/** `YYYY-MM-DD` of a day number that may be missing. */
export function toDayText(day: number | null): string | null {
  return day === null ? null : toDateText(day);
}
