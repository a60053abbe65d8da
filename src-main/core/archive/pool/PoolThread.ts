import { fromErrorValue } from '@shared/errors';
import type { LoadedPart } from '../ArchiveProcessor';
import type { Engine } from '../../Engine';
import type { NewArchive } from '../ArchiveStore';
import { fromWirePart, type ArchiveReply, type ArchiveThread } from './archiveWire';
import type { DayRun, OnDay, RunResult } from './DayRun';

/** A run that the thread works on, or will. */
interface Waiting {
  run: DayRun;
  onDay: OnDay;
  /** null when the thread died. */
  tellSum(sum: { part: LoadedPart | null } | null): void;
  finish(outcome: { hasFailed: boolean }): void;
  /** Ends what is still open. */
  fail(error: unknown): void;
}

/** One archiving thread and the runs that it has not answered yet. */
export class PoolThread {
  isLiving = true;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;

  constructor(
    private readonly thread: ArchiveThread,
    private readonly of: Pick<Engine, 'archiveStore' | 'warn'> & { recordVersions: string },
  ) {
    thread.onReply((reply) => this.take(reply));
    thread.onExit(() => this.end());
  }

  /** The days that it has been asked for. */
  get load(): number {
    let days = 0;
    for (const { run } of this.waiting.values()) days += run.days.length;
    return days;
  }

  /** null when the thread died. */
  archive(run: DayRun, onDay: OnDay): Promise<RunResult | null> {
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      const done = new Promise<{ hasFailed: boolean }>((finish, fail) => {
        this.waiting.set(id, {
          run,
          onDay,
          finish,
          tellSum: (sum) => resolve(sum && { sum: sum.part, done }),
          fail: (error) => [reject, fail].forEach((settle) => settle(error)),
        });
      });
      // It is awaited later than it may fail.
      done.catch(() => undefined);
      this.thread.post({ id, run, recordVersions: this.of.recordVersions });
    });
  }

  async close(): Promise<void> {
    await this.thread.terminate();
    this.end();
  }

  private take(reply: ArchiveReply): void {
    const waiting = this.waiting.get(reply.id);
    if (!waiting) return;
    try {
      if (reply.kind === 'failed') throw fromErrorValue(reply.error);
      else if (reply.kind === 'warning') this.of.warn?.(fromErrorValue(reply.warning));
      else if (reply.kind === 'made') this.keep(reply.archives, waiting);
      else if (reply.kind === 'day') waiting.onDay(reply.day, reply.isMade);
      else if (reply.kind === 'sum') waiting.tellSum({ part: reply.sum && fromWirePart(reply.sum) });
      else this.finish(reply.id, waiting, reply.hasFailed);
    } catch (error) {
      this.waiting.delete(reply.id);
      waiting.fail(error);
    }
  }

  private keep(archives: readonly NewArchive[], { fail }: Waiting): void {
    Promise.resolve(this.of.archiveStore.store(archives)).catch(fail);
  }

  private finish(id: number, { finish }: Waiting, hasFailed: boolean): void {
    this.waiting.delete(id);
    finish({ hasFailed });
  }

  private end(): void {
    this.isLiving = false;
    for (const { tellSum, finish } of this.waiting.values()) {
      tellSum(null);
      // Where the sum was there, only the week is missing: it stays due.
      finish({ hasFailed: true });
    }
    this.waiting.clear();
  }
}
