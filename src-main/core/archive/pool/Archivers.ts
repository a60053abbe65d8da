import { availableParallelism } from 'node:os';
import { periodAt } from '@shared/period/periodAt';
import type { SiteDay } from '@shared/units';
import { sql } from '../../db/sql';
import { dayKeyRange } from '../../tracker/dayKeys';
import type { ArchiveContext } from '../ArchiveContext';
import { toPeriodKey, type SiteWork } from '../archivePlan';
import { ArchivePool } from './ArchivePool';
import type { ArchiveThread } from './archiveWire';
import type { DayRun, OnDay, RunArchiver, RunResult } from './DayRun';
import { InlineArchiver } from './InlineArchiver';

/** Threads have to compile what this one has compiled before: archiving the days of so many visits takes no longer. */
const FEW_VISITS = 20_000;
const MAX_THREADS = 8;

export interface ArchiverOptions {
  /** Starts a thread that archives; without it all is done on the caller's own. */
  startThread?: (() => ArchiveThread) | undefined;
  /** How many; default one for each core, and none on a machine with one. */
  threads?: number | undefined;
  /** Threads are started where more visits than these wait to be archived. */
  fewVisits?: number | undefined;
}

/** Archives runs of days: on threads from where there is much to do, else on the caller's own. */
export class Archivers implements RunArchiver {
  private readonly inline: InlineArchiver;
  private pool: ArchivePool | null = null;

  constructor(
    private readonly context: ArchiveContext,
    private readonly options: ArchiverOptions,
  ) {
    this.inline = new InlineArchiver(context);
  }

  get ahead(): number {
    return (this.pool ?? this.inline).ahead;
  }

  /** Says what is to be done: threads are started for much of it. */
  expect(work: readonly SiteWork[]): void {
    const { startThread, threads = availableParallelism(), fewVisits = FEW_VISITS } = this.options;
    if (!startThread || threads < 2 || !this.hasMore(work, fewVisits)) return;
    const count = Math.min(threads, MAX_THREADS);
    this.pool = new ArchivePool(this.context, { startThread, threads: count, inline: this.inline });
  }

  archive(run: DayRun, onDay: OnDay): Promise<RunResult> {
    return (this.pool ?? this.inline).archive(run, onDay);
  }

  async close(): Promise<void> {
    await this.pool?.close();
  }

  /** Do the days that are due have more than so many visits? */
  private hasMore(work: readonly SiteWork[], fewVisits: number): boolean {
    let visits = 0;
    for (const { idSite, segment, days, wanted } of work) {
      for (const day of days) {
        if (wanted.has(toPeriodKey(periodAt('day', day))) && this.inline.isDue({ idSite, segment }, day)) {
          visits += this.countVisits(idSite, day);
        }
        if (visits > fewVisits) return true;
      }
    }
    return false;
  }

  private countVisits(idSite: number, day: SiteDay): number {
    const { first, last } = dayKeyRange(idSite, day);
    const { db } = this.context.engine;
    return db.value<number>(sql`SELECT count(*) FROM log_visit WHERE idvisit BETWEEN ${first} AND ${last}`) ?? 0;
  }
}
