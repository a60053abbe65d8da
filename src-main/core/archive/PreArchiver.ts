import type { ArchiveChoice } from '@shared/ipc/archiving';
import type { WritingEngine } from '../Engine';
import { planArchiving } from './archivePlan';
import { finishRun, startRun } from './archiveRuns';
import { ArchivePass } from './pool/ArchivePass';
import type { ArchiverOptions } from './pool/Archivers';

/** How many archives were made. */
export interface ArchiveCounts {
  days: number;
  weeks: number;
  months: number;
  years: number;
}

/** What archiveDue did. */
export interface ArchiveResult extends ArchiveCounts {
  /** The sites for which something was made. */
  sites: number;
  milliseconds: number;
}

/** How far archiveDue is. */
export interface ArchiveProgress extends ArchiveCounts {
  /** The sites looked at so far, the present one last. */
  idSites: number[];
  /** Days done and to do, over all sites and their segments. */
  done: number;
  total: number;
  /** The day done last, `YYYY-MM-DD`. */
  date: string;
}

export interface ArchiveOptions extends ArchiverOptions {
  /** Default all that is due. */
  choice?: ArchiveChoice | undefined;
  onProgress?: ((progress: ArchiveProgress) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * Makes every archive that is due: of every site with data all days, and the weeks, months and years that hold them; then
 * the same of the stored segments that are archived ahead.
 * What is there and still right is not made again, so a run that was stopped goes on where it was; what a run has covered
 * is remembered, so sites and days without anything new are not even looked at. Where there is much to do, threads
 * share it; other work gets its turn between any two days.
 *
 * Throws: the signal's reason when it is aborted; what was made until then is stored.
 */
export async function archiveDue(engine: WritingEngine, options: ArchiveOptions = {}): Promise<ArchiveResult> {
  const { db } = engine;
  const started = performance.now();
  const work = planArchiving(engine, options.choice ?? {});
  const idRun = startRun(db, options.choice ?? {}, engine.now());
  const result: ArchiveResult = { sites: 0, days: 0, weeks: 0, months: 0, years: 0, milliseconds: 0 };
  const finish = (state: 'done' | 'cancelled' | 'failed'): void => {
    result.milliseconds = Math.round(performance.now() - started);
    finishRun(db, idRun, { state, counts: result, now: engine.now() });
  };
  try {
    await new ArchivePass(engine, work, { options, result }).archive();
  } catch (error) {
    finish(options.signal?.aborted ? 'cancelled' : 'failed');
    throw error;
  }
  finish('done');
  return result;
}
