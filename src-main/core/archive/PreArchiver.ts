import { setImmediate } from 'node:timers/promises';
import type { ArchiveChoice } from '@shared/ipc/archiving';
import { toDateText } from '@shared/period/Period';
import type { WritingEngine } from '../Engine';
import { planArchiving, type SiteWork } from './archivePlan';
import { finishRun, startRun } from './archiveRuns';
import { writeCoverage } from './coverage';
import { SiteArchiver } from './SiteArchiver';

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
  /** `YYYY-MM-DD` */
  date: string;
}

export interface ArchiveOptions {
  /** Default all that is due. */
  choice?: ArchiveChoice | undefined;
  onProgress?: ((progress: ArchiveProgress) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * Makes every archive that is due: of every site with data all days, and the weeks, months and years that hold them; then
 * the same of the stored segments that are archived ahead.
 * What is there and still right is not made again, so a run that was stopped goes on where it was; what a run has covered
 * is remembered, so sites and days without anything new are not even looked at. Other work gets its turn between any two
 * days.
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
    await archiveWork(engine, work, { options, result });
  } catch (error) {
    finish(options.signal?.aborted ? 'cancelled' : 'failed');
    throw error;
  }
  finish('done');
  return result;
}

async function archiveWork(
  engine: WritingEngine,
  work: readonly SiteWork[],
  { options, result }: { options: ArchiveOptions; result: ArchiveResult },
): Promise<void> {
  const total = work.reduce((sum, { days }) => sum + days.length, 0);
  const idSites: number[] = [];
  const touched = new Set<number>();
  let done = 0;
  for (const part of work) {
    if (!idSites.includes(part.idSite)) idSites.push(part.idSite);
    const context = { segment: part.segment?.text ?? '' };
    engine.plugins.hook('CronArchive.archiveSingleSite.start', part.idSite, context);
    const site = new SiteArchiver(engine, part, result);
    for (const day of part.days) {
      options.signal?.throwIfAborted();
      await site.archiveDay(day);
      done += 1;
      const { days, weeks, months, years } = result;
      const counts = { days, weeks, months, years };
      options.onProgress?.({ ...counts, idSites: [...idSites], done, total, date: toDateText(day) });
      await setImmediate();
    }
    await site.closeAll();
    if (site.hasMade) touched.add(part.idSite);
    result.sites = touched.size;
    engine.plugins.hook('CronArchive.archiveSingleSite.finish', part.idSite, context);
    if (part.covers && !site.hasFailed) writeCoverage(engine.db, part.covers, engine.now());
  }
}
