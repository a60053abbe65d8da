import { afterEach, expect, test } from 'vitest';
import { parseSegment } from '@shared/segment/parseSegment';
import { Archive } from '@main/core/archive/Archive';
import { sql } from '@main/core/db/sql';
import {
  ask,
  CallLog,
  insertVisits,
  openTestEngine,
  mayVisits,
  period,
  range,
  visitsPlugin,
  withPlugins,
  type TestVisit,
} from './archiveFixture';

let engine: ReturnType<typeof openTestEngine>;
let calls: CallLog;
afterEach(() => engine.db.close());

function start(list: readonly TestVisit[] = mayVisits): void {
  calls = new CallLog();
  engine = openTestEngine([visitsPlugin(calls)]);
  insertVisits(engine.db, list);
}

const may = { period: period('month', '2015-05-01') };

test('a month sums its days; what does not sum comes from the log', async () => {
  start();
  const names = ['nb_visits', 'nb_actions', 'max_actions', 'nb_uniq_visitors', 'nb_users'];
  expect(await ask(engine, may).numerics(...names)).toEqual({
    nb_visits: 4,
    nb_actions: 8,
    max_actions: 3,
    nb_uniq_visitors: 3,
    nb_users: 1,
  });
});

test.each([
  ['day', period('day', '2015-05-01'), { nb_visits: 2, nb_uniq_visitors: 2 }],
  ['week', period('week', '2015-05-01'), { nb_visits: 4, nb_uniq_visitors: 2 }],
  ['year', period('year', '2015-05-01'), { nb_visits: 6, nb_uniq_visitors: 3 }],
  ['range', range('2015-04-30', '2015-05-31'), { nb_visits: 5, nb_uniq_visitors: 3 }],
  ['empty day', period('day', '2015-05-02'), { nb_visits: 0, nb_uniq_visitors: 0 }],
  ['empty year', period('year', '2001-01-01'), { nb_visits: 0, nb_uniq_visitors: 0 }],
])('numbers of a %s', async (_, of, expected) => {
  start();
  expect(await ask(engine, { period: of }).numerics('nb_visits', 'nb_uniq_visitors')).toEqual(expected);
});

test('tables of longer periods merge by label and rename daily visitors', async () => {
  start();
  const table = await ask(engine, may).table('VisitsSummary_countries');
  const rows = table.rows.map(({ columns: c }) => [c.label, c.nb_visits, c.max_actions, c.sum_daily_nb_uniq_visitors]);
  expect(rows.sort()).toEqual([
    ['at', 1, 2, 1],
    ['de', 2, 3, 2],
    ['fr', 1, 1, 1],
  ]);
  expect(table.rows[0]?.columns).not.toHaveProperty('nb_uniq_visitors');
  expect(table.metadata.archivedDate).toBe('2016-01-01 00:00:00');
});

test('a day keeps its visitors and all its rows; a month is cut, and still knows how many rows it had', async () => {
  start();
  const day = { period: period('day', '2015-05-03') };
  const pages = await ask(engine, day).table('VisitsSummary_pages');
  expect(pages.rows.map(({ columns: c }) => [c.label, c.nb_hits, c.nb_uniq_visitors])).toEqual([
    ['a.example/2', 1, 1],
    ['a.example/3', 1, 1],
    ['a.example/4', 1, 1],
  ]);
  const cut = await ask(engine, may).table('VisitsSummary_pages');
  expect(cut.rows.map(({ columns: c }) => [c.label, c.nb_hits])).toEqual([
    ['a.example/2', 3],
    ['a.example/1', 2],
  ]);
  expect(cut.summaryRow?.columns).toMatchObject({ label: '-1', nb_hits: 3 });
  expect(await ask(engine, may).numerics('VisitsSummary_distinctPages')).toEqual({ VisitsSummary_distinctPages: 5 });
});

test('a table of nothing is empty', async () => {
  start();
  const table = await ask(engine, { period: period('month', '2011-01-01') }).table('VisitsSummary_countries');
  expect(table.rowCount).toBe(0);
});

test('the answer from memory and the one from the database are the same', async () => {
  start();
  const archive = new Archive(engine);
  const request = { idSite: 1, plugin: 'VisitsSummary', ...may };
  const options = { expanded: true };
  const fromMemory = await archive.getDataTable(request, 'VisitsSummary_pages', options);
  const again = await archive.getDataTable(request, 'VisitsSummary_pages', options);
  const stored = await new Archive(engine).getDataTable(request, 'VisitsSummary_pages', options);
  for (const table of [again, stored]) expect([...table]).toEqual([...fromMemory]);
  expect(again.isShared).toBe(true);
});

test('what is archived is not made again', async () => {
  start();
  await ask(engine, may).numerics('nb_visits');
  await ask(engine, may).table('VisitsSummary_pages');
  await ask(engine, { period: period('week', '2015-05-01') }).numerics('nb_visits');
  expect(calls.days).toEqual(['2015-05-01', '2015-05-03', '2015-05-31', '2015-04-30']);
});

test('concurrent requests for one archive do the work once', async () => {
  start();
  const archive = new Archive(engine);
  const request = { idSite: 1, plugin: 'VisitsSummary', ...may };
  const answers = await Promise.all([1, 2, 3].map(() => archive.getNumerics(request, ['nb_visits'])));
  expect(answers).toEqual([{ nb_visits: 4 }, { nb_visits: 4 }, { nb_visits: 4 }]);
  expect(calls.days).toEqual(['2015-05-01', '2015-05-03', '2015-05-31']);
  expect(engine.stored).toHaveLength(4);
});

test('new visits make their day due and what holds it, and nothing else', async () => {
  start();
  await ask(engine, may).numerics('nb_visits');
  calls.days.length = 0;
  insertVisits(engine.db, [{ at: '2015-05-03 12:00:00', visitor: 9, actions: ['a.example/1'] }]);
  expect(await ask(engine, may).numerics('nb_visits', 'nb_uniq_visitors')).toEqual({
    nb_visits: 5,
    nb_uniq_visitors: 4,
  });
  expect(calls.days).toEqual(['2015-05-03']);
});

test('a new version of a plugin makes just its own records due', async () => {
  start();
  const other = { ...visitsPlugin(new CallLog()), manifest: { name: 'Other', version: '1', description: '' } };
  const otherCalls: string[] = [];
  const archiver = {
    records: { Other_visits: { kind: 'numeric' as const } },
    aggregateDay: () => (otherCalls.push('x'), { Other_visits: 1 }),
  };
  const plain = { manifest: other.manifest, lang: {}, archiver };
  const before = withPlugins(engine, [visitsPlugin(calls), plain]);
  const day = { period: period('day', '2015-05-01') };
  await ask(before, day).numerics('nb_visits');
  expect([calls.days, otherCalls]).toEqual([['2015-05-01'], ['x']]);

  const after = withPlugins(engine, [visitsPlugin(calls, 2), plain]);
  expect(await ask(after, day).numerics('nb_visits')).toEqual({ nb_visits: 2 });
  const request = { idSite: 1, plugin: 'Other', ...day };
  expect(await new Archive(after).getNumerics(request, ['Other_visits'])).toEqual({ Other_visits: 1 });
  expect([calls.days, otherCalls]).toEqual([['2015-05-01', '2015-05-01'], ['x']]);
  await ask(after, day).numerics('nb_visits');
  expect(calls.days).toHaveLength(2);
});

test('a plugin whose archiver fails does not take the others with it', async () => {
  start();
  const broken = {
    manifest: { name: 'Broken', version: '1', description: '' },
    lang: {},
    archiver: {
      records: { Broken_visits: { kind: 'numeric' as const } },
      aggregateDay: () => {
        throw new Error('no such luck');
      },
    },
  };
  const both = withPlugins(engine, [visitsPlugin(calls), broken]);
  expect(await ask(both, may).numerics('nb_visits')).toEqual({ nb_visits: 4 });
  const request = { idSite: 1, plugin: 'Broken', ...may };
  await expect(new Archive(both).getNumerics(request, ['Broken_visits'])).rejects.toThrow(
    'The plugin Broken failed: no such luck.',
  );
});

test('with a segment only the asked plugin is archived, under the segment', async () => {
  start();
  const request = { ...may, segment: parseSegment('countryCode==de,countryCode==at') };
  const names = ['nb_visits', 'nb_uniq_visitors', 'nb_users', 'VisitsSummary_distinctCountries'];
  expect(await ask(engine, request).numerics(...names)).toEqual({
    nb_visits: 3,
    nb_uniq_visitors: 2,
    nb_users: 1,
    VisitsSummary_distinctCountries: 2,
  });
  const flags = doneFlags();
  expect(flags).toHaveLength(4);
  expect(flags.every((name) => /^done[0-9a-f]{32}\.VisitsSummary$/.test(name))).toBe(true);
});

test('a damaged table is made again', async () => {
  start();
  await ask(engine, may).numerics('nb_visits');
  const damaged = engine.db.run(
    sql`UPDATE archive_blob_2015_05 SET value = x'00ff' WHERE name = 'VisitsSummary_pages'`,
  );
  expect(damaged.changes).toBe(4);
  const table = await ask(engine, may).table('VisitsSummary_pages');
  expect(table.rows[0]?.columns).toMatchObject({ label: 'a.example/2', nb_hits: 3 });
  calls.days.length = 0;
  expect((await ask(engine, may).table('VisitsSummary_pages')).rowCount).toBe(3);
  expect(calls.days).toEqual([]);
});

test('with archive.onRequest off only ranges and what is there are served', async () => {
  start();
  await ask(engine, { period: period('day', '2015-05-01') }).numerics('nb_visits');
  engine.db.run(sql`INSERT INTO setting (key, value) VALUES ('archive.onRequest', 'false')`);
  expect(await ask(engine, { period: period('day', '2015-05-01') }).numerics('nb_visits')).toEqual({ nb_visits: 2 });
  await expect(ask(engine, may).numerics('nb_visits')).rejects.toThrow('archive.onRequest');
  const days = range('2015-05-01', '2015-05-03');
  expect(await ask(engine, { period: days }).numerics('nb_visits')).toEqual({ nb_visits: 3 });
});

test('days begin and end in the time zone of the site', async () => {
  calls = new CallLog();
  engine = openTestEngine([visitsPlugin(calls)]);
  engine.db.run(sql`UPDATE site SET timezone = 'America/New_York'`);
  insertVisits(engine.db, [{ at: '2015-05-02 02:00:00', visitor: 1, actions: ['a.example/'] }], {
    timeZone: 'America/New_York',
  });
  expect(await ask(engine, { period: period('day', '2015-05-01') }).numerics('nb_visits')).toEqual({ nb_visits: 1 });
  expect(await ask(engine, { period: period('day', '2015-05-02') }).numerics('nb_visits')).toEqual({ nb_visits: 0 });
});

function doneFlags(): string[] {
  const rows = engine.db.all<{ name: string }>(
    sql`SELECT name FROM archive_numeric_2015_05 WHERE generation IS NOT NULL`,
  );
  return rows.map(({ name }) => name);
}
