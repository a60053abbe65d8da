import { setImmediate } from 'node:timers/promises';
import { toDateText, type Period, type PeriodType } from '@shared/period/Period';
import { periodAt } from '@shared/period/periodAt';
import type { SiteDay } from '@shared/units';
import { sql } from '../db/sql';
import type { WritingEngine } from '../Engine';
import { ArchiveBuilder } from './ArchiveBuilder';
import { ArchiveContext } from './ArchiveContext';
import { ArchiveProcessor, type LoadedPart } from './ArchiveProcessor';
import { daysWithData } from './generations';

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

const longTypes = ['week', 'month', 'year'] as const;
type LongType = (typeof longTypes)[number];

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

/** A period that the walk is in; its sum, when it is due. */
interface OpenPeriod {
  period: Period;
  sum: ArchiveProcessor | null;
}

/** Walks through a site's days in order; each is loaded once and added to the week, the month and so the year it is in. */
class SiteArchiver {
  hasMade = false;
  private readonly open = new Map<LongType, OpenPeriod>();
  private readonly context: ArchiveContext;
  private readonly builder: ArchiveBuilder;
  private readonly plugins: readonly string[];

  constructor(
    private readonly engine: WritingEngine,
    private readonly idSite: number,
    private readonly counts: ArchiveCounts,
  ) {
    this.context = new ArchiveContext(engine);
    this.builder = new ArchiveBuilder(engine, this.context);
    this.plugins = engine.plugins.archivingPlugins;
  }

  async archiveDay(day: SiteDay): Promise<void> {
    for (const type of longTypes) await this.moveTo(type, day);
    const period = periodAt('day', day);
    const isDue = !this.isArchived(period);
    const sums = [this.open.get('week')?.sum, this.open.get('month')?.sum].filter((sum) => sum != null);
    if (!isDue && sums.length === 0) return;
    const part = await this.load(period);
    for (const sum of sums) sum.add(part);
    if (isDue) this.count('day');
  }

  /** The days are over: what is open ends with them. */
  async closeAll(): Promise<void> {
    for (const type of longTypes) await this.close(type);
  }

  private async moveTo(type: LongType, day: SiteDay): Promise<void> {
    const present = this.open.get(type);
    if (present && day <= present.period.last) return;
    await this.close(type);
    const period = periodAt(type, day);
    const scope = { idSite: this.idSite, period };
    const sum = this.isArchived(period) ? null : new ArchiveProcessor(this.context, scope, this.plugins);
    this.open.set(type, { period, sum });
  }

  private async close(type: LongType): Promise<void> {
    const closing = this.open.get(type);
    if (!closing) return;
    this.open.delete(type);
    const { period, sum } = closing;
    if (sum) {
      const scope = { idSite: this.idSite, period };
      this.builder.keep(
        { scope, plugin: '', plugins: this.plugins },
        this.engine.db.snapshot(() => sum.finish()),
      );
      this.count(type);
    }
    const year = this.open.get('year')?.sum;
    if (type === 'month' && year) year.add(await this.load(period));
  }

  private isArchived(period: Period): boolean {
    return this.builder.isArchived({ idSite: this.idSite, period }, this.plugins);
  }

  private load(period: Period): Promise<LoadedPart> {
    return this.builder.loadPart({ idSite: this.idSite, period }, this.plugins);
  }

  private count(type: Exclude<PeriodType, 'range'>): void {
    this.counts[`${type}s`] += 1;
    this.hasMade = true;
  }
}
