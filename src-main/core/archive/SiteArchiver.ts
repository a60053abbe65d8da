import type { Period, PeriodType } from '@shared/period/Period';
import { periodAt } from '@shared/period/periodAt';
import type { SiteDay } from '@shared/units';
import type { WritingEngine } from '../Engine';
import { ArchiveBuilder, type KeptArchive } from './ArchiveBuilder';
import { ArchiveContext } from './ArchiveContext';
import { ArchiveProcessor, type LoadedPart } from './ArchiveProcessor';
import type { ArchiveScope } from './ArchiveRequest';
import { toPeriodKey, type SiteWork } from './archivePlan';
import type { ArchiveCounts } from './PreArchiver';

const longTypes = ['week', 'month', 'year'] as const;
type LongType = (typeof longTypes)[number];

/** A period that the walk is in; its sum, when it is due. */
interface OpenPeriod {
  period: Period;
  sum: ArchiveProcessor | null;
}

/**
 * Walks through a site's days in order, all its visits or those of a segment. Each is loaded once and summed once, into
 * what the week and the month that it is in share; the month is added to its year.
 */
export class SiteArchiver {
  hasMade = false;
  /** A plugin's archiver failed: its records are missing, and tried again by the next run. */
  hasFailed = false;
  private readonly open = new Map<LongType, OpenPeriod>();
  /** The days since the open week or the open month began, whichever was later. */
  private shared: ArchiveProcessor | null = null;
  /** The first month of the open year, while no other follows: such a year has the numbers of its month. */
  private onlyMonth: KeptArchive | null = null;
  private readonly of: Pick<ArchiveScope, 'idSite' | 'segment'>;
  private readonly wanted: SiteWork['wanted'];
  private readonly context: ArchiveContext;
  private readonly builder: ArchiveBuilder;
  private readonly plugins: readonly string[];

  constructor(
    engine: WritingEngine,
    { idSite, segment, wanted }: Pick<SiteWork, 'idSite' | 'segment' | 'wanted'>,
    private readonly counts: ArchiveCounts,
  ) {
    this.of = { idSite, segment };
    this.wanted = wanted;
    this.context = new ArchiveContext(engine);
    this.builder = new ArchiveBuilder(engine, this.context);
    this.plugins = engine.plugins.archivingPlugins;
  }

  async archiveDay(day: SiteDay): Promise<void> {
    for (const type of longTypes) await this.moveTo(type, day);
    const period = periodAt('day', day);
    const isDue = this.isDue(period);
    const isShared = this.openSums.length > 0;
    if (!isDue && !isShared) return;
    const part = await this.load(period);
    if (isShared) (this.shared ??= this.newSum(period)).add(part);
    if (isDue) this.count('day');
  }

  /** The days are over: what is open ends with them. */
  async closeAll(): Promise<void> {
    for (const type of longTypes) await this.close(type);
  }

  /** The sums of the open week and month that are due. */
  private get openSums(): ArchiveProcessor[] {
    return [this.open.get('week')?.sum, this.open.get('month')?.sum].filter((sum) => sum != null);
  }

  private async moveTo(type: LongType, day: SiteDay): Promise<void> {
    const present = this.open.get(type);
    if (present && day <= present.period.last) return;
    await this.close(type);
    const period = periodAt(type, day);
    this.open.set(type, { period, sum: this.isDue(period) ? this.newSum(period) : null });
  }

  private async close(type: LongType): Promise<void> {
    if (type !== 'year') this.addShared();
    const closing = this.open.get(type);
    this.open.delete(type);
    if (!closing) return;
    const made = closing.sum ? await this.finish(closing.period, closing.sum) : null;
    if (type === 'month') await this.addToYear(closing.period, made);
  }

  private addShared(): void {
    const part = this.shared?.toPart();
    this.shared = null;
    if (part) for (const sum of this.openSums) sum.add(part);
  }

  private async finish(period: Period, sum: ArchiveProcessor): Promise<KeptArchive> {
    const scope = { ...this.of, period };
    this.count(period.type);
    if (period.type === 'year' && this.onlyMonth) {
      const month = this.onlyMonth;
      this.onlyMonth = null;
      return this.builder.keepAs(scope, month);
    }
    const records = await this.builder.finish(scope, sum);
    if (records.failures.size > 0) this.hasFailed = true;
    return this.builder.keep({ scope, plugin: '', plugins: this.plugins }, records);
  }

  private async addToYear(period: Period, made: KeptArchive | null): Promise<void> {
    const year = this.open.get('year')?.sum;
    if (!year) return;
    if (year.isEmpty && !this.onlyMonth && made) {
      this.onlyMonth = made;
      return;
    }
    if (this.onlyMonth) year.add(this.builder.toPart(this.onlyMonth));
    this.onlyMonth = null;
    year.add(made ? this.builder.toPart(made) : await this.load(period));
  }

  private newSum(period: Period): ArchiveProcessor {
    return new ArchiveProcessor(this.context, { ...this.of, period }, this.plugins);
  }

  private isDue(period: Period): boolean {
    return this.wanted.has(toPeriodKey(period)) && !this.builder.isArchived({ ...this.of, period }, this.plugins);
  }

  private async load(period: Period): Promise<LoadedPart> {
    const part = await this.builder.loadPart({ ...this.of, period }, this.plugins);
    if (part.failures.size > 0) this.hasFailed = true;
    return part;
  }

  private count(type: PeriodType): void {
    if (type !== 'range') this.counts[`${type}s`] += 1;
    this.hasMade = true;
  }
}
