import { AppError } from '@shared/errors';
import type { ArchiveContext } from '../ArchiveContext';
import type { ArchiveThread } from './archiveWire';
import type { DayRun, OnDay, RunArchiver, RunResult } from './DayRun';
import { PoolThread } from './PoolThread';

interface PoolOptions {
  startThread: () => ArchiveThread;
  threads: number;
  /** Does what a thread died of, or could not do. */
  inline: RunArchiver;
}

/**
 * Threads that archive runs of days side by side, each from its own snapshot; what they make is stored here, where it still
 * holds. What a thread that dies was asked for is done here.
 */
export class ArchivePool implements RunArchiver {
  readonly ahead: number;
  private readonly threads: PoolThread[];
  private isClosed = false;

  constructor(
    context: ArchiveContext,
    private readonly options: PoolOptions,
  ) {
    const { archiveStore, warn, plugins } = context.engine;
    const recordVersions = plugins.recordVersions();
    this.threads = Array.from(
      { length: options.threads },
      () => new PoolThread(options.startThread(), { archiveStore, warn, recordVersions }),
    );
    // One that each works on and one that waits for it: sums are made here in the meantime.
    this.ahead = 2 * options.threads;
  }

  async archive(run: DayRun, onDay: OnDay): Promise<RunResult> {
    const living = this.threads.filter(({ isLiving }) => isLiving);
    if (living.length === 0) return this.archiveHere(run, onDay);
    const thread = living.reduce((best, one) => (one.load < best.load ? one : best));
    return (await thread.archive(run, onDay)) ?? this.archiveHere(run, onDay);
  }

  private async archiveHere(run: DayRun, onDay: OnDay): Promise<RunResult> {
    if (this.isClosed) throw new AppError('engine.closed');
    return this.options.inline.archive(run, onDay);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await Promise.all(this.threads.map((thread) => thread.close()));
  }
}
