import { describe, expect, test } from 'vitest';
import { AppError } from '@shared/errors';
import { newImportCounters } from '@shared/ipc/importCounters';
import type { Job } from '@shared/ipc/contract';
import { JobQueue, type NewJob } from '@main/worker/JobQueue';

function importing(run: NewJob['run']): NewJob {
  return { kind: 'import', title: 'access.log', run };
}

describe('JobQueue', () => {
  test('runs one job after another, in order', async () => {
    const steps: string[] = [];
    const queue = new JobQueue(() => {});
    for (const name of ['a', 'b']) {
      queue.add(
        importing(async () => {
          steps.push(`${name} begins`);
          await new Promise(setImmediate);
          steps.push(`${name} ends`);
        }),
      );
    }
    await expect.poll(() => steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  test('tells of each state and ends with what the job last said', async () => {
    const told: Job[] = [];
    const queue = new JobQueue((job) => told.push(job));
    queue.add(importing(async ({ update }) => update({ idSites: [3] })));
    await expect.poll(() => told.at(-1)?.state).toBe('done');
    expect(told.map(({ state }) => state)).toEqual(['queued', 'running', 'running', 'done']);
    expect(told.at(-1)?.idSites).toEqual([3]);
  });

  test('tells of progress at most ten times a second, and of the last of it always', async () => {
    let now = 0;
    const told: Job[] = [];
    const queue = new JobQueue(
      (job) => told.push(job),
      () => now,
    );
    queue.add(
      importing(async ({ update }) => {
        for (let i = 1; i <= 1000; i++) {
          now += 1;
          update({ bytesDone: i, bytesTotal: 1000, counters: { ...newImportCounters(), lines_read: i * 2 } });
        }
      }),
    );
    await expect.poll(() => told.at(-1)?.state).toBe('done');
    expect(told.filter(({ state }) => state === 'running').length).toBe(11);
    expect(told.at(-1)).toMatchObject({ bytesDone: 1000, linesPerSecond: 2000, secondsLeft: 0 });
    expect(told.find(({ bytesDone }) => bytesDone === 501)).toMatchObject({ linesPerSecond: 2000 });
  });

  test('a running job hears of Cancel, a waiting one never runs', async () => {
    const told: Job[] = [];
    const queue = new JobQueue((job) => told.push(job));
    let hasRun = false;
    const first = queue.add(
      importing(
        ({ signal }) =>
          new Promise((_, reject) =>
            signal.addEventListener('abort', () => reject(new AppError('import.cancelled', { lines: 5 }))),
          ),
      ),
    );
    const second = queue.add(
      importing(async () => {
        hasRun = true;
      }),
    );
    queue.cancel(second);
    await expect.poll(() => told.some(({ id, state }) => id === first && state === 'running')).toBe(true);
    queue.cancel(first);
    await expect
      .poll(() => told.filter(({ state }) => state === 'cancelled').map(({ id }) => id))
      .toEqual([first, second]);
    expect(hasRun).toBe(false);
    expect(told.find(({ id, state }) => id === first && state === 'cancelled')?.error?.code).toBe('import.cancelled');
  });

  test('a job that fails says why and leaves the next alone', async () => {
    const told: Job[] = [];
    const queue = new JobQueue((job) => told.push(job));
    queue.add(importing(() => Promise.reject(new AppError('file.notFound', { path: 'a.log' }))));
    queue.add(importing(() => Promise.resolve()));
    await expect.poll(() => told.at(-1)?.state).toBe('done');
    expect(told.find(({ state }) => state === 'failed')?.error).toEqual({
      code: 'file.notFound',
      params: { path: 'a.log' },
    });
  });
});
