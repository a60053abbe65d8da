import type { Period } from '@shared/period/Period';
import { periodAt } from '@shared/period/periodAt';
import type { SiteDay } from '@shared/units';
import { ArchiveBuilder, type KeptArchive } from './ArchiveBuilder';
import type { ArchiveContext } from './ArchiveContext';
import { ArchiveProcessor, type LoadedPart } from './ArchiveProcessor';
import { toPeriodKey, type SiteWork } from './archivePlan';
import type { DayRun, RunResult } from './pool/DayRun';
import type { ArchiveCounts } from './PreArchiver';

const longTypes = ['week', 'month', 'year'] as const;
type LongType = (typeof longTypes)[number];

/** A week, month or year on the way. */
interface OpenPeriod {
  period: Period & { type: LongType };
  isDue: boolean;
  /** What it is summed up in, unless a run makes it. */
  sum: ArchiveProcessor | null;
  /** Of a year: its first month, while no other follows. Such a year has the numbers of its month. */
  onlyMonth: KeptArchive | null;
}

/** A run of days, and the week, month and year that it is in. */
export interface PlannedRun {
  run: DayRun;
  within: readonly OpenPeriod[];
  /** Those of them that have no day after it. */
  ends: readonly OpenPeriod[];
}

/**
 * Makes the weeks, months and years of a site, all its visits or those of a segment, out of runs of its days. Each day is
 * loaded once and summed once, into what its week and its month share; a month is added to its year.
 */
export class SiteArchiver {
  hasMade = false;
  /** A plugin's archiver failed: its records are missing, and tried again by the next run. */
  hasFailed = false;
  private readonly builder: ArchiveBuilder;
  private readonly plugins: readonly string[];

  constructor(
    private readonly context: ArchiveContext,
    private readonly of: Pick<SiteWork, 'idSite' | 'segment' | 'wanted'>,
    private readonly counts: ArchiveCounts,
  ) {
    this.builder = new ArchiveBuilder(context.engine, context);
    this.plugins = context.engine.plugins.archivingPlugins;
  }

  /** The runs of these days, in order; what each comes to is to be taken in the same order. */
  *plan(days: readonly SiteDay[]): Generator<PlannedRun> {
    let within: OpenPeriod[] = [];
    for (let start = 0, end = 0; start < days.length; start = end) {
      const before = within;
      within = longTypes.map((type, i) => this.enter(type, days[start] as SiteDay, before[i]));
      const last = Math.min(...within.map(({ period }) => period.last));
      while (end < days.length && (days[end] as SiteDay) <= last) end += 1;
      const next = days[end] ?? Infinity;
      const ends = within.filter(({ period }) => next > period.last);
      const isWhole = within[0] !== before[0] && within[0] === ends[0];
      yield { run: this.toRun(days.slice(start, end), within, isWhole), within, ends };
    }
  }

  /** Adds the sum of a run, and makes what ends with it. */
  async take({ run, within, ends }: PlannedRun, { sum }: RunResult): Promise<void> {
    if (run.week) this.count('week');
    for (const open of within) if (sum && open.period.type !== 'year') open.sum?.add(sum);
    for (const open of ends) {
      const made = open.sum ? await this.finish(open, open.sum) : null;
      const year = within.find(({ period }) => period.type === 'year');
      if (open.period.type === 'month' && year) await this.addToYear(year, open.period, made);
    }
  }

  count(type: 'day' | LongType): void {
    this.counts[`${type}s`] += 1;
    this.hasMade = true;
  }

  private enter(type: LongType, day: SiteDay, present: OpenPeriod | undefined): OpenPeriod {
    if (present && day <= present.period.last) return present;
    const period = { ...periodAt(type, day), type };
    const isDue = this.isWanted(period) && !this.builder.isArchived({ ...this.of, period }, this.plugins);
    return { period, isDue, sum: null, onlyMonth: null };
  }

  /** Begins the sums that the run is added to. */
  private toRun(days: readonly SiteDay[], within: readonly OpenPeriod[], isWholeWeek: boolean): DayRun {
    const { idSite, segment } = this.of;
    let week: Period | null = null;
    for (const open of within) {
      if (!open.isDue) continue;
      if (open.period.type === 'week' && isWholeWeek) week = open.period;
      else open.sum ??= new ArchiveProcessor(this.context, { idSite, segment, period: open.period }, this.plugins);
    }
    const due = new Set(days.filter((day) => this.isWanted(periodAt('day', day))));
    const isSummed = within.some(({ period, sum }) => period.type !== 'year' && sum !== null);
    return { idSite, segment, days, due, week, isSummed };
  }

  private async finish({ period, onlyMonth }: OpenPeriod, sum: ArchiveProcessor): Promise<KeptArchive> {
    const scope = { idSite: this.of.idSite, segment: this.of.segment, period };
    this.count(period.type);
    if (onlyMonth) return this.builder.keepAs(scope, onlyMonth);
    const records = await this.builder.finish(scope, sum);
    if (records.failures.size > 0) this.hasFailed = true;
    return this.builder.keep({ scope, plugin: '', plugins: this.plugins }, records);
  }

  private async addToYear(year: OpenPeriod, period: Period, made: KeptArchive | null): Promise<void> {
    const { sum, onlyMonth } = year;
    if (!sum) return;
    if (sum.isEmpty && !onlyMonth && made) {
      year.onlyMonth = made;
      return;
    }
    if (onlyMonth) sum.add(this.builder.toPart(onlyMonth));
    year.onlyMonth = null;
    sum.add(made ? this.builder.toPart(made) : await this.load(period));
  }

  private isWanted(period: Period): boolean {
    return this.of.wanted.has(toPeriodKey(period));
  }

  private async load(period: Period): Promise<LoadedPart> {
    const part = await this.builder.loadPart({ ...this.of, period }, this.plugins);
    if (part.failures.size > 0) this.hasFailed = true;
    return part;
  }
}
