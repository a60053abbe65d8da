import { setImmediate } from 'node:timers/promises';
import { toDateText } from '@shared/period/Period';
import type { Segment } from '@shared/segment/Segment';
import type { SiteDay } from '@shared/units';
import { sql } from '../db/sql';
import type { WritingEngine } from '../Engine';
import { autoArchivedSegments } from '../segment/autoArchivedSegments';
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
  /** Days done and to do, over all sites and their segments. */
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
 * Makes every archive that is due: of every site with data all days, and the weeks, months and years that hold them; then
 * the same of the stored segments that are archived ahead.
 * What is there and still right is not made again, so a run that was stopped goes on where it was. Other work gets its
 * turn between any two days.
 *
 * Throws: the signal's reason when it is aborted; what was made until then is stored.
 */
export async function archiveDue(engine: WritingEngine, options: ArchiveOptions = {}): Promise<ArchiveResult> {
  const started = performance.now();
  const sites = findSites(engine, options.idSites);
  const total = sites.reduce((sum, { days, segments }) => sum + days.length * segments.length, 0);
  const progress: ArchiveProgress = { idSites: [], done: 0, total, date: '', days: 0, weeks: 0, months: 0, years: 0 };
  const touched = new Set<number>();
  for (const { idSite, days, segments } of sites) {
    progress.idSites = [...progress.idSites, idSite];
    for (const segment of segments) {
      const site = new SiteArchiver(engine, { idSite, segment }, progress);
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
  }
  const { days, weeks, months, years } = progress;
  const milliseconds = Math.round(performance.now() - started);
  return { sites: touched.size, days, weeks, months, years, milliseconds };
}

/** What is archived of a site: all visits first, then each stored segment that is archived ahead. */
interface SiteToArchive {
  idSite: number;
  days: SiteDay[];
  segments: (Segment | null)[];
}

function findSites(engine: WritingEngine, wanted?: readonly number[]): SiteToArchive[] {
  const { db } = engine;
  const sites = db.rows<[number]>(sql`SELECT DISTINCT idsite FROM site_day ORDER BY idsite`).map(([idSite]) => idSite);
  return sites
    .filter((idSite) => !wanted || wanted.includes(idSite))
    .map((idSite) => ({
      idSite,
      days: daysWithData(db, idSite),
      segments: [null, ...autoArchivedSegments(engine, idSite)],
    }));
}
