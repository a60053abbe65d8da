import { toDateText } from '@shared/period/Period';
import type { SiteDay } from '@shared/units';
import type { WritingEngine } from '../../Engine';
import { ArchiveContext } from '../ArchiveContext';
import type { SiteWork } from '../archivePlan';
import type { ArchiveOptions, ArchiveResult } from '../PreArchiver';
import { SiteArchiver, type PlannedRun } from '../SiteArchiver';
import { writeCoverage } from '../coverage';
import { Archivers } from './Archivers';
import type { RunResult } from './DayRun';

/** A site or segment being archived. */
interface OpenWork {
  work: SiteWork;
  site: SiteArchiver;
  /** Of its runs, those whose sum is there. */
  done: RunResult['done'][];
}

interface Planned extends OpenWork {
  planned: PlannedRun;
  isLast: boolean;
}

/** A run on its way. */
interface Started extends Planned {
  result: Promise<RunResult>;
}

/** Goes once through the work: asks for runs of days ahead, and makes longer periods of them in their order. */
export class ArchivePass {
  private readonly context: ArchiveContext;
  private readonly archivers: Archivers;
  private readonly started: Started[] = [];
  private readonly idSites = new Set<number>();
  private readonly touched = new Set<number>();
  private daysDone = 0;
  private readonly daysTotal: number;

  constructor(
    private readonly engine: WritingEngine,
    private readonly work: readonly SiteWork[],
    private readonly of: { options: ArchiveOptions; result: ArchiveResult },
  ) {
    this.context = new ArchiveContext(engine);
    this.archivers = new Archivers(this.context, of.options);
    this.daysTotal = work.reduce((sum, { days }) => sum + days.length, 0);
  }

  /** Throws: the signal's reason when it is aborted. */
  async archive(): Promise<void> {
    const { signal } = this.of.options;
    const stop = (): void => void this.archivers.close();
    signal?.addEventListener('abort', stop);
    try {
      this.archivers.expect(this.work);
      for (const run of this.inOrder(this.plan())) await this.take(run);
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      signal?.removeEventListener('abort', stop);
      await this.archivers.close();
    }
  }

  private *plan(): Generator<Planned> {
    for (const work of this.work) {
      const open = { work, site: new SiteArchiver(this.context, work, this.of.result), done: [] };
      this.engine.plugins.hook('CronArchive.archiveSingleSite.start', ...toHook(work));
      const last = work.days.at(-1);
      for (const planned of open.site.plan(work.days)) {
        yield { ...open, planned, isLast: planned.run.days.at(-1) === last };
      }
    }
  }

  /** Starts runs ahead of the one that is waited for. */
  private *inOrder(planned: Generator<Planned>): Generator<Started> {
    const { started, archivers } = this;
    for (let isLast = false; ;) {
      while (!isLast && started.length < archivers.ahead) {
        const next = planned.next();
        if (next.done) isLast = true;
        else started.push(this.start(next.value));
      }
      const first = started.shift();
      if (!first) return;
      yield first;
    }
  }

  private start(planned: Planned): Started {
    const {
      site,
      planned: { run },
    } = planned;
    this.of.options.signal?.throwIfAborted();
    this.idSites.add(run.idSite);
    const done = new Set<SiteDay>();
    const result = this.archivers.archive(run, (day, isMade) => {
      if (isMade) site.count('day');
      // The run of a thread that died is begun again.
      if (!done.has(day)) this.tell(day);
      done.add(day);
    });
    // Whoever takes it hears of a failure; that may be after another one.
    result.catch(() => undefined);
    return { ...planned, result };
  }

  private tell(day: SiteDay): void {
    const { options, result } = this.of;
    const { days, weeks, months, years } = result;
    this.daysDone += 1;
    options.onProgress?.({
      ...{ days, weeks, months, years },
      idSites: [...this.idSites],
      done: this.daysDone,
      total: this.daysTotal,
      date: toDateText(day),
    });
    options.signal?.throwIfAborted();
  }

  private async take({ planned, site, work, done, isLast, ...run }: Started): Promise<void> {
    const result = await run.result;
    done.push(result.done);
    await site.take(planned, result);
    if (isLast) await this.finish({ work, site, done });
  }

  private async finish({ work, site, done }: OpenWork): Promise<void> {
    const outcomes = await Promise.all(done);
    if (site.hasMade) this.touched.add(work.idSite);
    this.of.result.sites = this.touched.size;
    this.engine.plugins.hook('CronArchive.archiveSingleSite.finish', ...toHook(work));
    const hasFailed = site.hasFailed || outcomes.some((outcome) => outcome.hasFailed);
    if (work.covers && !hasFailed) writeCoverage(this.engine.db, work.covers, this.engine.now());
  }
}

function toHook({ idSite, segment }: SiteWork): [idSite: number, context: { segment: string }] {
  return [idSite, { segment: segment?.text ?? '' }];
}
