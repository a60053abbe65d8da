import { afterEach, expect, test } from 'vitest';
import { parseSegment } from '@shared/segment/parseSegment';
import { ArchiveContext } from '@main/core/archive/ArchiveContext';
import { LogAggregator } from '@main/core/archive/LogAggregator';
import type { WritingEngine } from '@main/core/Engine';
import { sql } from '@main/core/db/sql';
import { CallLog, insertVisits, openTestEngine, period, visitsPlugin, type TestVisit } from './archiveFixture';

let engine: WritingEngine;
afterEach(() => engine.db.close());

function openLogs(visits: readonly TestVisit[], segment = ''): LogAggregator {
  engine = openTestEngine([visitsPlugin(new CallLog())]);
  insertVisits(engine.db, visits);
  const context = new ArchiveContext(engine);
  const day = period('day', visits[0]?.at.slice(0, 10) ?? '2015-05-18').first;
  const { rows, selection } = context.readDay(1, day, parseSegment(segment));
  return new LogAggregator(rows, context.timeZone(1), selection);
}

const visits: TestVisit[] = [
  {
    at: '2015-05-18 10:00:00',
    visitor: 7,
    country: 'de',
    user: 'ann',
    actions: ['a.example/', 'search:oak', 'a.example/oak'],
  },
  { at: '2015-05-18 20:00:00', visitor: 7, country: 'de', user: 'ann', converted: true, actions: ['a.example/oak'] },
  {
    at: '2015-05-18 11:00:00',
    visitor: 3,
    country: 'fr',
    user: 'bob',
    actions: ['a.example/', 'file:a.example/oak.pdf'],
  },
  { at: '2015-05-18 12:00:00', visitor: 9, actions: ['file:a.example/oak.pdf'] },
];

test('sums all visits of the day', () => {
  expect(openLogs(visits).queryVisitsByDimension([])).toEqual([
    {
      values: [],
      metrics: {
        nb_uniq_visitors: 3,
        nb_visits: 4,
        nb_actions: 7,
        max_actions: 3,
        sum_visit_length: 180,
        bounce_count: 2,
        nb_visits_converted: 1,
        nb_users: 2,
      },
    },
  ]);
});

test('a day without visits has no groups', () => {
  const logs = openLogs([]);
  expect(logs.queryVisitsByDimension([])).toEqual([]);
  expect(logs.queryActions([1])).toEqual([]);
});

test('groups by a column, by several, and by what is made of one', () => {
  const logs = openLogs(visits);
  const byCountry = logs.queryVisitsByDimension(['location_country']);
  const numbers = byCountry.map(({ values, metrics }) => [
    values[0] ?? '',
    metrics.nb_visits,
    metrics.nb_uniq_visitors,
  ]);
  expect(numbers.sort()).toEqual([
    ['', 1, 1],
    ['de', 2, 1],
    ['fr', 1, 1],
  ]);
  const hour = { column: 'visit_first_action_time', to: (time: unknown) => logs.siteHour(time as number) };
  const byBoth = logs.queryVisitsByDimension(['location_country', hour]);
  expect(byBoth.map(({ values }) => values.join(' ')).sort()).toEqual([' 12', 'de 10', 'de 20', 'fr 11']);
});

test('a column that no plugin declared is unknown everywhere', () => {
  const groups = openLogs(visits).queryVisitsByDimension(['config_os']);
  expect(groups.map(({ values, metrics }) => [values, metrics.nb_visits])).toEqual([[[null], 4]]);
});

test('sums pages with their entries, exits, times and what follows a search', () => {
  const pages = openLogs(visits).queryActions([1]);
  expect(Object.fromEntries(pages.map(({ name, metrics }) => [name, metrics]))).toEqual({
    'a.example/': {
      nb_visits: 2,
      nb_uniq_visitors: 2,
      nb_hits: 2,
      sum_time_spent: 120,
      entry_nb_uniq_visitors: 2,
      entry_nb_visits: 2,
      entry_nb_actions: 5,
      entry_sum_visit_length: 180,
      entry_bounce_count: 0,
      exit_nb_uniq_visitors: 1,
      exit_nb_visits: 1,
    },
    'a.example/oak': {
      nb_visits: 2,
      nb_uniq_visitors: 1,
      nb_hits: 2,
      nb_hits_following_search: 1,
      sum_time_spent: 0,
      entry_nb_uniq_visitors: 1,
      entry_nb_visits: 1,
      entry_nb_actions: 1,
      entry_sum_visit_length: 0,
      entry_bounce_count: 1,
      exit_nb_uniq_visitors: 1,
      exit_nb_visits: 2,
    },
  });
});

test('keeps downloads and searches apart', () => {
  const logs = openLogs(visits);
  const [download] = logs.queryActions([3]);
  expect(download).toMatchObject({ name: 'a.example/oak.pdf', type: 3, metrics: { nb_hits: 2, nb_visits: 2 } });
  const [search] = logs.queryActions([8]);
  expect(search).toMatchObject({ name: 'oak', urlPrefix: null, metrics: { nb_hits: 1, sum_time_spent: 60 } });
});

test('sums conversions by their visits', () => {
  const logs = openLogs(visits);
  const visit = engine.db.value<number>(sql`SELECT idvisit FROM log_visit WHERE visit_goal_converted = 1`) ?? 0;
  for (const buster of [0, 1]) {
    engine.db.run(sql`
      INSERT INTO log_conversion (idvisit, idgoal, buster, idsite, idvisitor, server_time, revenue)
      VALUES (${visit}, 2, ${buster}, 1, 7, 0, 0.1)
    `);
  }
  expect(logs.queryConversionsByDimension(['location_country'])).toEqual([
    { values: ['de'], idGoal: 2, metrics: { nb_conversions: 2, nb_visits_converted: 1, revenue: 0.2 } },
  ]);
});

test.each([
  ['countryCode==de', [7, 7]],
  ['countryCode!=de', [3, 9]],
  ['countryCode==', [9]],
  ['userId=@o', [3]],
  ['visitorId==7', [7, 7]],
  ['visitorId==0000000000000007', [7, 7]],
  ['actions>1', [3, 7]],
  ['visitDuration>=60;visitDuration<120', [3]],
  ['visitConverted==1', [7]],
  ['visitStartServerHour==20', [7]],
  ['visitServerHour==10,visitServerHour==12', [7, 9]],
  ['visitorType==new', [3, 7, 7, 9]],
  ['visitorType==returning', []],
  ['entryPageUrl==http://a.example/', [3, 7]],
  ['exitPageUrl==https://www.a.example/oak', [7, 7]],
  ['pageUrl=@oak', [7, 7]],
  ['pageUrl!@oak', [3, 9]],
  ['downloadUrl=$.pdf', [3, 9]],
  ['siteSearchKeyword==oak', [7]],
])('the segment %s selects the visits of %j', (segment, visitors) => {
  const groups = openLogs(visits, segment).queryVisitsByDimension(['idvisitor', 'idvisit']);
  expect(groups.map(({ values }) => values[0]).sort()).toEqual(visitors);
});

test('a segment that does not exist is an error that names it', () => {
  expect(() => openLogs(visits, 'actions>1;colour==red')).toThrow(
    "The segment is not valid at character 11 ('colour==red'): there is no segment named colour, the nearest name is",
  );
});

test('tables that no question asks for are not read', () => {
  const logs = openLogs(visits);
  for (const table of ['log_request', 'log_conversion', 'log_conversion_item', 'log_link_visit_action']) {
    engine.db.execute(`DROP TABLE ${table}`);
  }
  expect(logs.queryVisitsByDimension(['location_country'])).toHaveLength(3);
  expect(() => logs.queryVisitsByDimension([], { goals: true })).toThrow('log_conversion');
  expect(() => logs.queryRequestsByDimension(['status'])).toThrow('log_request');
});
