import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { watchWriter, WriterLock } from '@main/core/db/WriterLock';

let folder: string;
let databasePath: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heartwood-lock-'));
  databasePath = join(folder, 'a.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Holds the write lock from another process until it is killed. */
async function startHolder(): Promise<{ kill: () => Promise<void> }> {
  const child = spawn(
    process.execPath,
    [
      '-e',
      `const db = new (require('better-sqlite3'))(${JSON.stringify(`${databasePath}.lock`)});
       db.exec("CREATE TABLE holder (name TEXT); INSERT INTO holder VALUES ('process 4711, heartwood import'); BEGIN IMMEDIATE");
       console.log('held'); setInterval(() => {}, 1000);`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(child.stdout, 'data');
  return {
    kill: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

describe('WriterLock', () => {
  test('one holder at a time; the next one gets it when the first lets go', async () => {
    const first = new WriterLock({ databasePath, command: 'first' });
    const second = new WriterLock({ databasePath, command: 'second' });
    const letGo = await first.take();
    const waitedFor: string[] = [];
    let isHeld = false;
    const waiting = second.take({ onWait: (holder) => waitedFor.push(holder) }).then((release) => {
      isHeld = true;
      return release;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(isHeld).toBe(false);
    letGo();
    (await waiting)();
    expect(waitedFor).toEqual([`process ${process.pid}, first`]);
    first.close();
    second.close();
  });

  test('jobs of one process share it', async () => {
    const lock = new WriterLock({ databasePath, command: 'app' });
    const other = new WriterLock({ databasePath, command: 'other', patienceMilliseconds: 0 });
    const [one, two] = [await lock.take(), await lock.take()];
    one();
    one();
    await expect(other.take()).rejects.toMatchObject({ code: 'database.locked' });
    two();
    (await other.take())();
    lock.close();
    other.close();
  });

  test('gives up with the name of the process that holds it, and is free once that was killed', async () => {
    const holder = await startHolder();
    const lock = new WriterLock({ databasePath, command: 'app', patienceMilliseconds: 150 });
    await expect(lock.take()).rejects.toMatchObject({
      code: 'database.locked',
      params: { path: databasePath, holder: 'process 4711, heartwood import' },
    });
    await holder.kill();
    (await lock.take())();
    lock.close();
  });

  test('waiting ends when the job is cancelled', async () => {
    const first = new WriterLock({ databasePath, command: 'first' });
    const second = new WriterLock({ databasePath, command: 'second' });
    const letGo = await first.take();
    await expect(second.take({ signal: AbortSignal.abort() })).rejects.toThrow();
    letGo();
    first.close();
    second.close();
  });

  test('whoever watches hears of it', async () => {
    const isAtWork = watchWriter(databasePath);
    expect(isAtWork()).toBe(false);
    const lock = new WriterLock({ databasePath, command: 'test' });
    const letGo = await lock.take();
    await vi.waitFor(() => expect(isAtWork()).toBe(true));
    letGo();
    await vi.waitFor(() => expect(isAtWork()).toBe(false));
    lock.close();
  });
});
