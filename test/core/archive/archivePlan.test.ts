import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseDay, toDateText } from '@shared/period/Period';
import { planArchiving } from '@main/core/archive/archivePlan';
import { writeCoverage } from '@main/core/archive/coverage';
import { archiveDue } from '@main/core/archive/PreArchiver';
import { readArchiveStatus } from '@main/core/archive/readArchiveStatus';
import { sql } from '@main/core/db/sql';
import { SegmentStore } from '@main/core/segment/SegmentStore';
import { CallLog, insertVisits, openTestEngine, visitsPlugin, withPlugins } from './archiveFixture';

const dates = ['2014-12-30', '2015-01-02', '2015-01-05', '2015-02-28', '2016-06-01'];
let calls: CallLog;
let engine: ReturnType<typeof openTestEngine>;
beforeEach(() => {
  calls = new CallLog();
  engine = openTestEngine([visitsPlugin(calls)]);
  insertVisits(
    engine.db,
    dates.map((date) => ({ at: `${date} 10:00:00`, visitor: 1, country: 'de', actions: ['a.example/'] })),
  );
});
afterEach(() => engine.db.close());

const day = (text: string): number => parseDay(text)!;
const walked = (choice = {}): string[][] =>
  planArchiving(engine, choice).map(({ days }) => days.map((each) => toDateText(each)));
const addVisit = (date: string): void =>
  insertVisits(engine.db, [{ at: `${date} 12:00:00`, visitor: 2, country: 'fr', actions: ['a.example/'] }]);

function addSegment(name: string, autoArchive: boolean): number {
  const store = new SegmentStore(engine);
  return store.add({ name, definition: 'countryCode==de', idSite: 0, autoArchive, enabledAllUsers: true });
}

test('after a run nothing is looked at; a new visit brings its year, and the week that lies in another', async () => {
  expect(walked()).toEqual([dates]);
  await archiveDue(engine);
  expect(walked()).toEqual([]);
  addVisit('2015-01-02');
  expect(walked()).toEqual([['2014-12-30', '2015-01-02', '2015-01-05', '2015-02-28']]);
});

test('makes of those only the periods that hold the new visit', async () => {
  await archiveDue(engine);
  engine.db.execute('DELETE FROM archive_numeric_2014_12 WHERE period = 1');
  addVisit('2015-01-02');
  calls.days.length = 0;
  expect(await archiveDue(engine)).toMatchObject({ sites: 1, days: 1, weeks: 1, months: 1, years: 1 });
  // the week is made of it, though it is not due by itself
  expect(calls.days).toEqual(['2014-12-30', '2015-01-02']);
});

test('a run that was stopped, or whose plugin failed, is not remembered as whole', async () => {
  const abort = new AbortController();
  const stopped = archiveDue(engine, { signal: abort.signal, onProgress: () => abort.abort() });
  await expect(stopped).rejects.toThrow('aborted');
  expect(readArchiveStatus(engine, false).lastRun).toMatchObject({ state: 'cancelled', counts: { days: 1 } });
  expect(walked()).toEqual([dates]);
  const failing = visitsPlugin(calls);
  failing.archiver!.aggregateDay = () => {
    throw new Error('not today');
  };
  await archiveDue(withPlugins(engine, [{ ...failing, archiver: { ...failing.archiver!, version: 2 } }]));
  expect(walked()).toEqual([dates]);
});

test('other record versions make everything due', async () => {
  await archiveDue(engine);
  const upgraded = withPlugins(engine, [visitsPlugin(calls, 2)]);
  expect(planArchiving(upgraded, {}).map(({ days }) => days.length)).toEqual([dates.length]);
});

test.each([
  [{ periods: ['month' as const] }, { days: 0, weeks: 0, months: 4, years: 0 }],
  [{ periods: ['year' as const, 'week' as const] }, { days: 0, weeks: 4, months: 0, years: 3 }],
  [{ dates: { first: day('2015-01-01'), last: day('2015-01-31') } }, { days: 2, weeks: 1, months: 1, years: 1 }],
  [{ dates: { first: day('2015-01-02'), last: day('2015-01-31') } }, { days: 2, weeks: 1, months: 0, years: 0 }],
])('%j makes only what was chosen, and is not remembered as all', async (choice, made) => {
  expect(await archiveDue(engine, { choice })).toMatchObject(made);
  expect(walked()).toEqual([dates]);
  const all = { days: 5, weeks: 4, months: 4, years: 3 };
  const rest = await archiveDue(engine);
  for (const of of ['weeks', 'years'] as const) expect(made[of] + rest[of]).toBe(all[of]);
});

test('stored segments: those archived ahead, those chosen, or none', () => {
  const ahead = addSegment('ahead', true);
  const other = addSegment('other', false);
  const segments = (choice = {}) => planArchiving(engine, choice).map(({ segment }) => segment?.text ?? null);
  expect(segments()).toEqual([null, 'countryCode==de']);
  expect(segments({ idSegments: [] })).toEqual([null]);
  expect(segments({ idSegments: [other] })).toEqual([null, 'countryCode==de']);
  expect(() => planArchiving(engine, { idSegments: [ahead + 9] })).toThrow(
    /idSegment.*Segments: 1 \(ahead\), 2 \(other\)/,
  );
});

test('sites that are not there are named', () => {
  expect(() => planArchiving(engine, { idSites: [7] })).toThrow(/7/);
  expect(() => planArchiving(engine, { skipIdSites: [8] })).toThrow(/8/);
  expect(walked({ skipIdSites: [1] })).toEqual([]);
});

test('all sites: looks again where nothing is new', async () => {
  await archiveDue(engine);
  engine.db.execute('DELETE FROM archive_numeric_2015_02; DELETE FROM archive_blob_2015_02');
  expect(await archiveDue(engine)).toMatchObject({ sites: 0 });
  expect(await archiveDue(engine, { choice: { allSites: true } })).toMatchObject({ days: 1, weeks: 1, months: 1 });
});

test('the status tells of the last run and of what is due', async () => {
  addSegment('ahead', true);
  expect(readArchiveStatus(engine, false)).toMatchObject({
    lastRun: null,
    sites: [{ idSite: 1, dueDays: 5, segments: 1, dueSegments: 1, archived: null }],
  });
  await archiveDue(engine);
  const archived = engine.now();
  expect(readArchiveStatus(engine, false)).toMatchObject({
    lastRun: { started: archived, finished: archived, state: 'done', choice: {}, counts: { sites: 1, days: 10 } },
    sites: [
      { firstDay: '2014-12-30', lastDay: '2016-06-01', days: 5, dueDays: 0, segments: 1, dueSegments: 0, archived },
    ],
  });
  addVisit('2015-01-02');
  expect(readArchiveStatus(engine, false).sites).toMatchObject([{ dueDays: 1, dueSegments: 1 }]);
});

test('a run whose process ended is said to be cut short, and the runs of long ago are forgotten', async () => {
  await archiveDue(engine);
  engine.db.run(sql`UPDATE archive_run SET state = 'running', ts_finished = NULL`);
  expect(readArchiveStatus(engine, true).lastRun?.state).toBe('running');
  expect(readArchiveStatus(engine, false).lastRun?.state).toBe('interrupted');
  for (let run = 0; run < 60; run += 1) await archiveDue(engine);
  expect(engine.db.value(sql`SELECT count(*) FROM archive_run`)).toBe(50);
  expect(engine.db.value(sql`SELECT count(*) FROM archive_run WHERE state <> 'done'`)).toBe(0);
});

test('a segment that is changed or removed is not covered any more', async () => {
  const id = addSegment('ahead', true);
  await archiveDue(engine);
  writeCoverage(engine.db, { idSite: 2, segmentHash: '', generation: 1, recordVersions: '' }, 1);
  new SegmentStore(engine).remove(id);
  expect(engine.db.rows(sql`SELECT idsite, segment_hash FROM archive_coverage`)).toEqual([
    [1, ''],
    [2, ''],
  ]);
});
