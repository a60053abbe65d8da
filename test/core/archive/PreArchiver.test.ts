import { afterEach, expect, test } from 'vitest';
import { archiveDue, type ArchiveProgress } from '@main/core/archive/PreArchiver';
import { sql } from '@main/core/db/sql';
import { SiteStore } from '@main/core/sites/SiteStore';
import { ask, CallLog, insertVisits, openTestEngine, period, visitsPlugin, type TestVisit } from './archiveFixture';

const dates = ['2014-12-31', '2015-01-01', '2015-01-04', '2015-01-05', '2015-02-28'];
const visits: TestVisit[] = dates.map((date, i) => ({
  at: `${date} 10:00:00`,
  visitor: i % 2,
  country: ['de', 'fr', 'at'][i % 3] as string,
  actions: [`a.example/${i}`, 'a.example/'],
}));

let engine: ReturnType<typeof openTestEngine>;
let calls: CallLog;
afterEach(() => engine.db.close());

function start(): void {
  calls = new CallLog();
  engine = openTestEngine([visitsPlugin(calls)]);
  insertVisits(engine.db, visits);
}

test('archives every day, week, month and year with data, each once', async () => {
  start();
  const progress: ArchiveProgress[] = [];
  const result = await archiveDue(engine, { onProgress: (step) => progress.push(step) });
  expect(result).toMatchObject({ sites: 1, days: 5, weeks: 3, months: 3, years: 2 });
  expect(calls.days).toEqual(dates);
  expect(progress.map(({ done, total, date }) => [done, total, date])).toEqual(
    dates.map((date, i) => [i + 1, 5, date]),
  );
  expect(await archiveDue(engine)).toMatchObject({ sites: 0, days: 0, weeks: 0, months: 0, years: 0 });
});

test('makes the same archives as a request does', async () => {
  start();
  await archiveDue(engine);
  const ahead = new Map(engine.stored.map((archive) => [`${archive.period} ${archive.date1}`, archive]));
  expect(ahead.size).toBe(engine.stored.length);
  for (const type of ['day', 'week', 'month', 'year'] as const) {
    for (const date of dates) {
      start();
      await ask(engine, { period: period(type, date) }).numerics('nb_visits');
      const onRequest = engine.stored.at(-1);
      expect(ahead.get(`${type} ${onRequest?.date1}`)).toEqual(onRequest);
    }
  }
});

test('the day with new visits and what holds it are due again', async () => {
  start();
  await archiveDue(engine);
  insertVisits(engine.db, [{ at: '2015-01-04 11:00:00', visitor: 5, actions: ['a.example/'] }]);
  calls.days.length = 0;
  expect(await archiveDue(engine)).toMatchObject({ days: 1, weeks: 1, months: 1, years: 1 });
  expect(calls.days).toEqual(['2015-01-04']);
  const year = await ask(engine, { period: period('year', '2015-01-01') }).numerics('nb_visits', 'nb_uniq_visitors');
  expect(year).toEqual({ nb_visits: 5, nb_uniq_visitors: 3 });
});

test('a run that is stopped goes on where it was', async () => {
  start();
  const abort = new AbortController();
  const stopped = archiveDue(engine, { signal: abort.signal, onProgress: ({ done }) => done === 2 && abort.abort() });
  await expect(stopped).rejects.toThrow('aborted');
  expect(await archiveDue(engine)).toMatchObject({ days: 3, weeks: 3, months: 2, years: 1 });
  expect(calls.days).toEqual(dates);
});

test('only the sites asked for', async () => {
  start();
  new SiteStore(engine.db).add({ idsite: 2, name: 'B', timezone: 'UTC' });
  insertVisits(engine.db, [{ at: '2015-01-01 10:00:00', visitor: 1, actions: ['b.example/'] }], { idSite: 2 });
  expect(await archiveDue(engine, { choice: { idSites: [2] } })).toMatchObject({
    sites: 1,
    days: 1,
    weeks: 1,
    months: 1,
    years: 1,
  });
  const sites = engine.db.all(sql`SELECT DISTINCT idsite FROM archive_numeric_2015_01`);
  expect(sites).toEqual([{ idsite: 2 }]);
});
