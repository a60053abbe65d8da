import { afterEach, beforeEach, expect, test } from 'vitest';
import { raiseGeneration } from '@main/core/archive/generations';
import { sql } from '@main/core/db/sql';
import { ask, CallLog, insertVisits, mayVisits, openTestEngine, period, visitsPlugin } from './archiveFixture';

let engine: ReturnType<typeof openTestEngine>;
beforeEach(() => {
  engine = openTestEngine([visitsPlugin(new CallLog())]);
  insertVisits(engine.db, mayVisits);
});
afterEach(() => engine.db.close());

const may = { period: period('month', '2015-05-01') };

test('stores an archive with its done flag, without zeros, under the month in which it starts', async () => {
  await ask(engine, { period: period('day', '2015-05-31') }).numerics('nb_visits');
  const rows = engine.db.all(sql`
    SELECT name, idsite, date1, date2, period, value, generation, record_versions
    FROM archive_numeric_2015_05
    ORDER BY name
  `);
  const common = { idsite: 1, date1: '2015-05-31', date2: '2015-05-31', period: 1 };
  const number = (name: string, value: number) => ({ name, ...common, value, generation: null, record_versions: null });
  expect(rows).toEqual(
    [
      number('VisitsSummary_distinctCountries', 1),
      number('VisitsSummary_distinctPages', 2),
      { name: 'done', ...common, value: 1, generation: 1, record_versions: 'VisitsSummary=2.1' },
      number('max_actions', 2),
      number('nb_actions', 2),
      number('nb_uniq_visitors', 1),
      number('nb_visits', 1),
    ].sort((a, b) => (a.name < b.name ? -1 : 1)),
  );
  const blobs = engine.db.all<{ name: string }>(sql`SELECT name FROM archive_blob_2015_05 ORDER BY name`);
  expect(blobs.map(({ name }) => name)).toEqual(['VisitsSummary_countries', 'VisitsSummary_pages']);
});

test('a period that is not over is flagged as temporary', async () => {
  const later = { ...engine, now: () => Date.UTC(2015, 4, 31, 12) / 1000 };
  await ask(later, may).numerics('nb_visits');
  const values = engine.db.all(
    sql`SELECT date1, value FROM archive_numeric_2015_05 WHERE name = 'done' ORDER BY date1, period`,
  );
  expect(values).toEqual([
    { date1: '2015-05-01', value: 1 },
    { date1: '2015-05-01', value: 3 },
    { date1: '2015-05-03', value: 1 },
    { date1: '2015-05-31', value: 3 },
  ]);
});

test('an archive whose facts moved in the meantime is not stored', async () => {
  await ask(engine, may).numerics('nb_visits');
  const old = [...engine.stored];
  raiseGeneration(engine.db, 1, [period('day', '2015-05-03').first]);
  engine.db.execute('DELETE FROM archive_numeric_2015_05; DELETE FROM archive_blob_2015_05;');
  engine.archiveStore.store(old);
  expect(engine.db.all(sql`SELECT date1 FROM archive_numeric_2015_05 WHERE name = 'done' ORDER BY date1`)).toEqual([
    { date1: '2015-05-01' },
    { date1: '2015-05-31' },
  ]);
});

test('an archive made again replaces the older one', async () => {
  await ask(engine, may).numerics('nb_visits');
  raiseGeneration(engine.db, 1, [period('day', '2015-05-03').first]);
  await ask(engine, may).numerics('nb_visits');
  expect(doneFlags()).toEqual(['done', 'done', 'done', 'done']);
  const orphans = engine.db.value(sql`
    SELECT count(*) FROM archive_blob_2015_05 WHERE idarchive NOT IN (SELECT idarchive FROM archive_numeric_2015_05)
  `);
  expect(orphans).toBe(0);
});

function doneFlags(): string[] {
  const rows = engine.db.all<{ name: string }>(
    sql`SELECT name FROM archive_numeric_2015_05 WHERE generation IS NOT NULL`,
  );
  return rows.map(({ name }) => name);
}
