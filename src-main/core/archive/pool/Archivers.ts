import { availableParallelism } from 'node:os';
import { sql } from '../../db/sql';
import { dayKeyRange } from '../../tracker/dayKeys';
import type { ArchiveContext } from '../ArchiveContext';
import { ArchivePool } from './ArchivePool';
import type { ArchiveThread } from './archiveWire';
import type { DayRun, OnDay, RunArchiver, RunResult } from './DayRun';
import { InlineArchiver } from './InlineArchiver';

/** A start of threads costs as much as archiving the days of so many visits. */
const FEW_VISITS = 3000;
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
  private visits = 0;

  constructor(
    private readonly context: ArchiveContext,
    private readonly options: ArchiverOptions,
  ) {
    this.inline = new InlineArchiver(context);
  }

  get ahead(): number {
    return (this.pool ?? this.inline).ahead;
  }

  archive(run: DayRun, onDay: OnDay): Promise<RunResult> {
    this.pool ??= this.openPool(run);
    return (this.pool ?? this.inline).archive(run, onDay);
  }

  async close(): Promise<void> {
    await this.pool?.close();
  }

  private openPool(run: DayRun): ArchivePool | null {
    const { startThread, threads = availableParallelism(), fewVisits = FEW_VISITS } = this.options;
    if (!startThread || threads < 2) return null;
    this.visits += this.countDue(run);
    return this.visits <= fewVisits
      ? null
      : new ArchivePool(this.context, { startThread, threads: Math.min(threads, MAX_THREADS), inline: this.inline });
  }

  /** The visits of the days that are due. */
  private countDue(run: DayRun): number {
    const { db } = this.context.engine;
    const days = run.days.filter((day) => this.inline.isDue(run, day));
    return days.reduce((sum, day) => {
      const { first, last } = dayKeyRange(run.idSite, day);
      const count = db.value<number>(sql`SELECT count(*) FROM log_visit WHERE idvisit BETWEEN ${first} AND ${last}`);
      return sum + (count ?? 0);
    }, 0);
  }
}
