import { afterEach, expect, test } from 'vitest';
import type { Period } from '@shared/period/Period';
import { defineArchiver } from '@shared/plugin';
import { parseSegment } from '@shared/segment/parseSegment';
import {
  ask,
  CallLog,
  insertVisits,
  openTestEngine,
  period,
  range,
  visitsPlugin,
  type TestVisit,
} from './archiveFixture';

let engine: ReturnType<typeof openTestEngine>;
afterEach(() => engine.db.close());

function start(list: readonly TestVisit[]): void {
  engine = openTestEngine([visitsPlugin(new CallLog())]);
  insertVisits(engine.db, list);
}

test('counts visitors while a first import does without the index of them', async () => {
  start([
    { at: '2015-05-01 10:00:00', visitor: 1, actions: ['a.example/'] },
    { at: '2015-05-02 10:00:00', visitor: 1, actions: ['a.example/'] },
    { at: '2015-06-02 10:00:00', visitor: 2, actions: ['a.example/'] },
  ]);
  engine.db.execute('DROP INDEX log_visit_visitor');
  const year = ask(engine, { period: period('year', '2015-05-01') });
  expect(await year.numerics('nb_uniq_visitors')).toEqual({ nb_uniq_visitors: 2 });
});

test('a week of a long log and the long log itself both know their visitors', async () => {
  start(
    Array.from({ length: 40 }, (_, i) => ({
      at: `2015-0${i < 20 ? 3 : 4}-${String((i % 20) + 1).padStart(2, '0')} 10:00:00`,
      visitor: i % 3,
      actions: ['a.example/'],
    })),
  );
  const unique = (of: Period) => ask(engine, { period: of }).numerics('nb_uniq_visitors');
  expect(await unique(range('2015-03-01', '2015-03-02'))).toEqual({ nb_uniq_visitors: 2 });
  expect(await unique(period('week', '2015-03-03'))).toEqual({ nb_uniq_visitors: 3 });
  expect(await unique(period('year', '2015-03-03'))).toEqual({ nb_uniq_visitors: 3 });
});

test('counts in some visits only, with and without a segment', async () => {
  const distinctIn = { column: 'visit_goal_converted', values: [1] };
  const archiver = defineArchiver({
    records: {
      nb_uniq_visitors: { kind: 'numeric', distinct: 'visitors', distinctIn },
      nb_users: { kind: 'numeric', distinct: 'users', distinctIn },
    },
    aggregateDay: () => ({ nb_uniq_visitors: 1, nb_users: 1 }),
  });
  engine = openTestEngine([{ ...visitsPlugin(new CallLog()), archiver }]);
  const buyer = { converted: true, actions: ['a.example/'] };
  insertVisits(engine.db, [
    { at: '2015-05-01 10:00:00', visitor: 1, user: 'ann', ...buyer },
    { at: '2015-05-02 10:00:00', visitor: 1, user: 'ann', ...buyer },
    { at: '2015-05-03 11:00:00', visitor: 2, user: 'bob', country: 'de', ...buyer },
    { at: '2015-05-04 12:00:00', visitor: 3, user: 'eve', country: 'de', actions: ['a.example/'] },
  ]);
  const may = { period: period('month', '2015-05-01') };
  const names = ['nb_uniq_visitors', 'nb_users'];
  expect(await ask(engine, may).numerics(...names)).toEqual({ nb_uniq_visitors: 2, nb_users: 2 });
  const german = { ...may, segment: parseSegment('countryCode==de') };
  expect(await ask(engine, german).numerics(...names)).toEqual({ nb_uniq_visitors: 1, nb_users: 1 });
});
