import { setImmediate } from 'node:timers/promises';
import type { Period } from '@shared/period/Period';
import { periodAt } from '@shared/period/periodAt';
import type { SiteDay } from '@shared/units';
import { ArchiveBuilder } from '../ArchiveBuilder';
import type { ArchiveContext } from '../ArchiveContext';
import { ArchiveProcessor } from '../ArchiveProcessor';
import type { ArchiveScope } from '../ArchiveRequest';
import type { DayRun, OnDay, RunArchiver, RunResult } from './DayRun';

/** Archives runs of days on the caller's thread, one after another. Other work gets its turn between any two days. */
export class InlineArchiver implements RunArchiver {
  readonly ahead = 1;
  private readonly builder: ArchiveBuilder;
  private readonly plugins: readonly string[];

  constructor(private readonly context: ArchiveContext) {
    this.builder = new ArchiveBuilder(context.engine, context);
    this.plugins = context.engine.plugins.archivingPlugins;
  }

  isDue(of: Pick<DayRun, 'idSite' | 'segment'>, day: SiteDay): boolean {
    return !this.builder.isArchived(scopeOf(of, periodAt('day', day)), this.plugins);
  }

  async archive(run: DayRun, onDay: OnDay): Promise<RunResult> {
    const { builder, plugins } = this;
    const sum = run.isSummed || run.week ? this.newSum(run) : null;
    let hasFailed = false;
    for (const day of run.days) {
      const isDue = run.due.has(day) && this.isDue(run, day);
      if (isDue || sum) {
        const part = await builder.loadPart(scopeOf(run, periodAt('day', day)), plugins);
        sum?.add(part);
        hasFailed ||= part.failures.size > 0;
      }
      onDay(day, isDue);
      await setImmediate();
    }
    const part = run.isSummed && sum ? sum.toPart() : null;
    const done = setImmediate().then(async () => {
      if (run.week && sum) await this.makeWeek(scopeOf(run, run.week), sum);
      return { hasFailed };
    });
    // It is awaited later than it may fail.
    done.catch(() => undefined);
    return { sum: part, done };
  }

  async close(): Promise<void> {}

  private newSum(run: DayRun): ArchiveProcessor {
    const period = run.week ?? periodAt('day', run.days[0] as SiteDay);
    return new ArchiveProcessor(this.context, scopeOf(run, period), this.plugins);
  }

  private async makeWeek(scope: ArchiveScope, sum: ArchiveProcessor): Promise<void> {
    const { builder, plugins } = this;
    builder.keep({ scope, plugin: '', plugins }, await builder.finish(scope, sum));
  }
}

function scopeOf({ idSite, segment }: Pick<DayRun, 'idSite' | 'segment'>, period: Period): ArchiveScope {
  return { idSite, segment, period };
}
