import type { ErrorValue } from '@shared/errors';
import type { ImportCounters } from '@shared/ipc/importCounters';
import type { FailedBy, Failure } from '@shared/ipc/ledger';
import { toDateText } from '@shared/period/Period';
import type { ImportOptions } from './ImportOptions';

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
  failures: Failure[];
  failedBy: FailedBy;
}

/** `YYYY-MM-DD` of a day number that may be missing. */
export function toDayText(day: number | null): string | null {
  return day === null ? null : toDateText(day);
}
