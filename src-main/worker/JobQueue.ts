import { randomUUID } from 'node:crypto';
import { toErrorValue } from '@shared/errors';
import type { Job } from '@shared/ipc/contract';

export interface RunningJob {
  readonly signal: AbortSignal;
  /** Tells how far it is; screens hear of it at most ten times a second. */
  update(change: Partial<Job>): void;
}

export interface NewJob {
  kind: Job['kind'];
  title: string;
  run(job: RunningJob): Promise<void>;
}

interface Entry {
  job: Job;
  run: NewJob['run'];
  abort: AbortController;
}

const millisecondsBetweenEvents = 100;

/** Long work, one job after another: each can be watched and cancelled. */
export class JobQueue {
  private readonly entries = new Map<string, Entry>();
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly emit: (job: Job) => void,
    private readonly now: () => number = Date.now,
    /** What a failure means to the user; it becomes a value with it. */
    private readonly toError: (error: unknown) => unknown = (error) => error,
  ) {}

  /** Returns the job's id. */
  add({ kind, title, run }: NewJob): string {
    const entry: Entry = { job: newJob(kind, title), run, abort: new AbortController() };
    this.entries.set(entry.job.id, entry);
    this.emit(entry.job);
    this.last = this.last.then(() => this.run(entry));
    return entry.job.id;
  }

  /** A job that has ended, or never was, is left alone. */
  cancel(id: string): void {
    this.entries.get(id)?.abort.abort();
  }

  /** Cancels everything and waits until it has stopped. */
  async close(): Promise<void> {
    for (const id of this.entries.keys()) this.cancel(id);
    await this.last;
  }

  private async run(entry: Entry): Promise<void> {
    const { signal } = entry.abort;
    if (!signal.aborted) {
      const started = this.now();
      let lastEvent = -Infinity;
      this.change(entry, { state: 'running' });
      const update = (change: Partial<Job>): void => {
        entry.job = withPace({ ...entry.job, ...change }, (this.now() - started) / 1000);
        if (this.now() - lastEvent < millisecondsBetweenEvents && change.waitingFor === undefined) return;
        lastEvent = this.now();
        this.emit(entry.job);
      };
      try {
        await entry.run({ signal, update });
        this.change(entry, { state: 'done', secondsLeft: 0 });
      } catch (error) {
        this.change(entry, {
          state: signal.aborted ? 'cancelled' : 'failed',
          error: toErrorValue(this.toError(error)),
        });
      }
    } else {
      this.change(entry, { state: 'cancelled' });
    }
    this.entries.delete(entry.job.id);
  }

  private change(entry: Entry, change: Partial<Job>): void {
    entry.job = { ...entry.job, ...change };
    this.emit(entry.job);
  }
}

function withPace(job: Job, seconds: number): Job {
  if (seconds <= 0) return job;
  const left =
    job.bytesTotal > 0 && job.bytesDone > 0 ? (seconds * (job.bytesTotal - job.bytesDone)) / job.bytesDone : null;
  return {
    ...job,
    linesPerSecond: Math.round((job.counters?.lines_read ?? 0) / seconds),
    secondsLeft: left === null ? null : Math.max(0, left),
  };
}

function newJob(kind: Job['kind'], title: string): Job {
  return {
    id: randomUUID(),
    kind,
    title,
    state: 'queued',
    bytesDone: 0,
    bytesTotal: 0,
    linesPerSecond: 0,
    secondsLeft: null,
    counters: null,
    idSites: [],
    firstDay: null,
    lastDay: null,
    error: null,
  };
}
