import { afterEach, expect, test } from 'vitest';
import type { Period } from '@shared/period/Period';
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
