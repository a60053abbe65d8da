import { MessageChannel } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import type { NewArchive } from '@main/core/archive/ArchiveStore';
import type { DayLogs } from '@shared/plugin';
import type { ArchiveReply, ArchiveThread } from '@main/core/archive/pool/archiveWire';
import { serveRuns } from '@main/core/archive/pool/serveRuns';
import { archiveDue } from '@main/core/archive/PreArchiver';
import type { WritingEngine } from '@main/core/Engine';
import { ask, CallLog, insertVisits, openTestEngine, period, visitsPlugin, withPlugins } from '../archiveFixture';

/** Two years; weeks that lie in two months, and one that is a whole run. */
const dates = [
  ...['2014-12-29', '2014-12-31', '2015-01-01', '2015-01-04', '2015-01-05', '2015-01-07', '2015-01-31'],
  ...['2015-02-01', '2015-02-28', '2015-06-10'],
];
const visits = dates.flatMap((date, i) =>
  ['08:00:00', '10:00:00'].map((time, j) => ({
    at: `${date} ${time}`,
    visitor: (i + j) % 3,
    country: ['de', 'fr', 'at'][i % 3] as string,
    actions: ['a.example/', `a.example/${i}`, `a.example/${i}/${j}`],
  })),
);

let engine: ReturnType<typeof openTestEngine>;
afterEach(() => engine.db.close());

function start(failsOn: string | null = null): void {
  const calls = new CallLog();
  const plugin = visitsPlugin(calls);
  const failing = {
    ...plugin,
    manifest: { ...plugin.manifest, name: 'Failing' },
    dimensions: {},
    archiver: {
      records: { Failing_visits: { kind: 'numeric' as const } },
      aggregateDay: (logs: DayLogs) => {
        const [first] = logs.queryVisitsByDimension(['visit_first_action_time']);
        const date = new Date(Number(first?.values[0]) * 1000).toISOString().slice(0, 10);
        if (date === failsOn) throw new Error('broken');
        return { Failing_visits: 1 };
      },
    },
  };
  engine = openTestEngine([plugin, failing]);
  insertVisits(engine.db, visits);
}

/** What a thread of the real kind does, on this one. */
function startThread(
  reading: WritingEngine = engine,
  onReply: (reply: ArchiveReply, end: () => void) => void = () => {},
) {
  const { port1, port2 } = new MessageChannel();
  serveRuns(port2, reading);
  const thread: ArchiveThread = {
    post: (order) => port1.postMessage(order),
    onReply: (listener) =>
      port1.on('message', (reply: ArchiveReply) => {
        listener(reply);
        onReply(reply, () => port1.close());
      }),
    onExit: (listener) => port1.on('close', listener),
    terminate: async () => port1.close(),
  };
  return thread;
}

async function archive(options: Parameters<typeof archiveDue>[1] = {}): Promise<Map<string, NewArchive>> {
  await archiveDue(engine, { threads: 2, fewVisits: 0, ...options });
  return new Map(engine.stored.map((made) => [`${made.period} ${made.date1}`, made]));
}

async function archiveAlone(failsOn?: string): Promise<Map<string, NewArchive>> {
  start(failsOn);
  const made = await archive();
  engine.db.close();
  start(failsOn);
  return made;
}

test('threads make what one alone makes', async () => {
  const alone = await archiveAlone();
  expect([...alone.keys()]).toContain('year 2015-01-01');
  expect(await archive({ startThread: () => startThread() })).toEqual(alone);
});

test('progress counts each day once, whoever made it', async () => {
  start();
  const done: number[] = [];
  await archive({ startThread: () => startThread(), onProgress: (progress) => done.push(progress.done) });
  expect(done).toEqual(dates.map((_, i) => i + 1));
});

test.each(['day', 'made', 'sum'] as const)(
  'what threads that die leave is done by their caller: at "%s"',
  async (kind) => {
    const alone = await archiveAlone();
    const done: number[] = [];
    const dying = () => startThread(engine, (reply, end) => reply.kind === kind && end());
    const made = await archive({ startThread: dying, onProgress: (progress) => done.push(progress.done) });
    expect(done.at(-1)).toBe(dates.length);
    await archiveDue(engine);
    for (const one of engine.stored) made.set(`${one.period} ${one.date1}`, one);
    expect(made).toEqual(alone);
  },
);

test('a thread with other plugins is not asked', async () => {
  const alone = await archiveAlone();
  const other = withPlugins(engine, [visitsPlugin(new CallLog(), 2)]);
  expect(await archive({ startThread: () => startThread(other) })).toEqual(alone);
});

test('an archiver that throws loses its own records only, and is tried again', async () => {
  const alone = await archiveAlone('2015-01-07');
  const made = await archive({ startThread: () => startThread() });
  expect(made).toEqual(alone);
  expect(made.get('week 2015-01-05')).toMatchObject({
    numerics: { nb_visits: 4 },
    recordVersions: 'VisitsSummary=2.1',
  });
  expect(made.get('month 2015-02-01')?.numerics).toMatchObject({ Failing_visits: 2, nb_visits: 4 });
  expect(await archiveDue(engine, { threads: 2, fewVisits: 0, startThread: () => startThread() })).toMatchObject({
    days: 1,
  });
});

test('where an archive can not be stored the run fails', async () => {
  start();
  const full = { ...engine, archiveStore: { store: () => Promise.reject(new Error('disk full')) } };
  const run = archiveDue(full, { threads: 2, fewVisits: 0, startThread: () => startThread() });
  await expect(run).rejects.toThrow('disk full');
});

test('a run that is stopped ends its threads and keeps what they made', async () => {
  start();
  const abort = new AbortController();
  let ended = 0;
  const counted = () => {
    const thread = startThread();
    return { ...thread, terminate: () => thread.terminate().finally(() => (ended += 1)) };
  };
  const run = archive({
    startThread: counted,
    signal: abort.signal,
    onProgress: ({ done }) => done === 3 && abort.abort(),
  });
  await expect(run).rejects.toThrow('aborted');
  expect(ended).toBeGreaterThanOrEqual(2);
  const { days } = await archiveDue(engine);
  expect(days).toBeLessThanOrEqual(dates.length - 3);
});

test('facts that move while a longer period is summed make it due again', async () => {
  start();
  const moves = (reply: ArchiveReply) => {
    if (reply.kind !== 'day' || engine.stored.length > 2) return;
    insertVisits(engine.db, [{ at: `${dates[0]} 12:00:00`, visitor: 9, actions: ['a.example/late'] }]);
  };
  await archive({ startThread: () => startThread(engine, moves) });
  const year = ask(engine, { period: period('year', '2014-01-01') });
  expect(await year.numerics('nb_visits')).toEqual({ nb_visits: 6 });
});
