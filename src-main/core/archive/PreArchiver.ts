import { setImmediate } from 'node:timers/promises';
import { toDateText } from '@shared/period/Period';
import type { SiteDay } from '@shared/units';
import { sql } from '../db/sql';
import type { WritingEngine } from '../Engine';
import { daysWithData } from './generations';
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
  /** Days done and to do, over all sites. */
  done: number;
  total: number;
  /** `YYYY-MM-DD` */
  date: string;
}

export interface ArchiveOptions {
  /** Default all. */
  idSites?: readonly number[] | undefined;
  onProgress?: ((progress: ArchiveProgress) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * Makes every archive that is due: of every site with data all days, and the weeks, months and years that hold them.
 * What is there and still right is not made again, so a run that was stopped goes on where it was. Other work gets its
 * turn between any two days.
 *
 * Throws: the signal's reason when it is aborted; what was made until then is stored.
 */
export async function archiveDue(engine: WritingEngine, options: ArchiveOptions = {}): Promise<ArchiveResult> {
  const started = performance.now();
  const sites = findSites(engine, options.idSites);
  const total = sites.reduce((sum, { days }) => sum + days.length, 0);
  const progress: ArchiveProgress = { idSites: [], done: 0, total, date: '', days: 0, weeks: 0, months: 0, years: 0 };
  const touched = new Set<number>();
  for (const { idSite, days } of sites) {
    progress.idSites = [...progress.idSites, idSite];
    const site = new SiteArchiver(engine, idSite, progress);
    for (const day of days) {
      options.signal?.throwIfAborted();
      await site.archiveDay(day);
      progress.done += 1;
      progress.date = toDateText(day);
      options.onProgress?.({ ...progress });
      await setImmediate();
    }
    await site.closeAll();
    if (site.hasMade) touched.add(idSite);
  }
  const { days, weeks, months, years } = progress;
  const milliseconds = Math.round(performance.now() - started);
  return { sites: touched.size, days, weeks, months, years, milliseconds };
}

function findSites({ db }: WritingEngine, wanted?: readonly number[]): { idSite: number; days: SiteDay[] }[] {
  const sites = db.rows<[number]>(sql`SELECT DISTINCT idsite FROM site_day ORDER BY idsite`).map(([idSite]) => idSite);
  return sites
    .filter((idSite) => !wanted || wanted.includes(idSite))
    .map((idSite) => ({ idSite, days: daysWithData(db, idSite) }));
}
