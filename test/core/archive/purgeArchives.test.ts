import { afterEach, beforeEach, expect, test } from 'vitest';
import { raiseGeneration } from '@main/core/archive/generations';
import { archiveDue } from '@main/core/archive/PreArchiver';
import { purgeArchives } from '@main/core/archive/purgeArchives';
import { sql } from '@main/core/db/sql';
import { SegmentStore } from '@main/core/segment/SegmentStore';
import { parseSegment } from '@shared/segment/parseSegment';
import {
  ask,
  CallLog,
  insertVisits,
  mayVisits,
  openTestEngine,
  period,
  range,
  visitsPlugin,
  withPlugins,
} from './archiveFixture';

let engine: ReturnType<typeof openTestEngine>;
beforeEach(() => {
  engine = openTestEngine([visitsPlugin(new CallLog())]);
  insertVisits(engine.db, mayVisits);
});
afterEach(() => engine.db.close());

const purge = (of = engine) => purgeArchives(of, () => Promise.resolve());
const flags = (): string[] =>
  ['archive_numeric_2015_04', 'archive_numeric_2015_05', 'archive_numeric_2015_06'].flatMap((table) =>
    engine.db
      .rows<[string]>(sql`SELECT date1 || ' ' || period FROM ${sql.identifier(table)} WHERE generation IS NOT NULL`)
      .map(([flag]) => flag),
  );

test('archives that are right stay', async () => {
  await archiveDue(engine);
  const before = flags();
  expect(await purge()).toBe(0);
  expect(flags()).toEqual(before);
});

test('archives of facts that have moved go, with their tables, and nothing else', async () => {
  await archiveDue(engine);
  const before = flags();
  raiseGeneration(engine.db, 1, [period('day', '2015-05-03').first]);
  // the day, its week, month and year
  expect(await purge()).toBe(4);
  const gone = ['2015-05-03 1', '2015-04-27 2', '2015-05-01 3'];
  expect(flags()).toEqual(before.filter((flag) => !gone.includes(flag)));
  const orphans = engine.db.value(sql`
    SELECT count(*) FROM archive_blob_2015_05 WHERE idarchive NOT IN (SELECT idarchive FROM archive_numeric_2015_05)
  `);
  expect(orphans).toBe(0);
  await archiveDue(engine);
  expect(flags().sort()).toEqual(before.sort());
});

test('a month whose archives are all gone has no tables', async () => {
  await archiveDue(engine);
  engine.db.run(sql`DELETE FROM site`);
  expect(await purge()).toBeGreaterThan(10);
  expect(engine.db.value(sql`SELECT count(*) FROM sqlite_schema WHERE name GLOB 'archive_*_2*'`)).toBe(0);
});

test('archives of another version of the records go', async () => {
  await ask(engine, { period: period('day', '2015-05-03') }).numerics('nb_visits');
  expect(await purge({ ...withPlugins(engine, [visitsPlugin(new CallLog(), 2)]), stored: [] })).toBe(1);
});

test('ranges go after a day', async () => {
  await ask(engine, { period: range('2015-05-01', '2015-05-03') }).numerics('nb_visits');
  const later = (days: number) => ({ ...engine, now: () => engine.now() + days * 86_400 });
  expect(await purge(later(0.9))).toBe(0);
  expect(await purge(later(1.1))).toBe(1);
});

test('archives of a stored segment that is gone go, though they came late; others stay', async () => {
  const store = new SegmentStore(engine);
  const definition = 'countryCode==de';
  const fields = { name: 'a', definition, idSite: 0, autoArchive: false, enabledAllUsers: true };
  const id = store.add(fields);
  const day = { period: period('day', '2015-05-03') };
  store.remove(id);
  await ask(engine, { ...day, segment: parseSegment(definition) }).numerics('nb_visits');
  await ask(engine, { ...day, segment: parseSegment('countryCode==fr') }).numerics('nb_visits');
  expect(await purge()).toBe(1);
  await ask(engine, { ...day, segment: parseSegment(definition) }).numerics('nb_visits');
  store.add(fields);
  expect(await purge()).toBe(0);
});

test('stopped between two transactions, it goes on when called again', async () => {
  await archiveDue(engine);
  engine.db.run(sql`DELETE FROM site`);
  await expect(purgeArchives(engine, () => Promise.reject(new Error('stop')))).rejects.toThrow('stop');
  expect(await purge()).toBeGreaterThan(0);
  expect(await purge()).toBe(0);
});
