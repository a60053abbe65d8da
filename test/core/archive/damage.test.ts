import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AppError } from '@shared/errors';
import { archiveDue } from '@main/core/archive/PreArchiver';
import { sql } from '@main/core/db/sql';
import { ask, CallLog, insertVisits, mayVisits, openTestEngine, period, visitsPlugin } from './archiveFixture';

let engine: ReturnType<typeof openTestEngine>;
let warnings: AppError[];
beforeEach(async () => {
  warnings = [];
  engine = { ...openTestEngine([visitsPlugin(new CallLog())]), warn: (warning) => void warnings.push(warning) };
  insertVisits(engine.db, mayVisits);
  await archiveDue(engine);
});
afterEach(() => engine.db.close());

const records = ['VisitsSummary_countries', 'VisitsSummary_pages'];
const periods = [period('day', '2015-05-03'), period('month', '2015-05-01'), period('year', '2015-01-01')];

async function readAll(): Promise<unknown> {
  const tables = periods.flatMap((of) =>
    records.map((record) => ask(engine, { period: of }).table(record, { expanded: true })),
  );
  return (await Promise.all(tables)).map((table) => [...table].map(({ columns }) => columns));
}

/** Makes one blob of May's tables unreadable. */
function damage(bytes: Uint8Array, pick: number): void {
  const blobs = engine.db.rows<[number, string]>(sql`SELECT idarchive, name FROM archive_blob_2015_05`);
  const [id, name] = blobs[pick % blobs.length]!;
  engine.db.run(sql`UPDATE archive_blob_2015_05 SET value = ${bytes} WHERE idarchive = ${id} AND name = ${name}`);
}

/** Bytes that no Zstandard frame begins with. */
const garbage = fc.uint8Array({ minLength: 0, maxLength: 60 }).map((bytes) => Uint8Array.of(0x07, ...bytes));

test('a damaged archive is made again, for a request and for the months above, and that is said', async () => {
  const expected = await readAll();
  await fc.assert(
    fc.asyncProperty(garbage, fc.nat(), async (bytes, pick) => {
      damage(bytes, pick);
      engine.db.execute('DELETE FROM archive_numeric_2015_01; DELETE FROM archive_blob_2015_01;');
      expect(await readAll()).toEqual(expected);
    }),
    { numRuns: 20 },
  );
  expect(warnings.length).toBeGreaterThan(0);
  expect(warnings[0]?.message).toMatch(
    /^The stored archive of site 1, \w+ 2015-0\d-\d\d, was damaged \(.+\)\. It was made again\.$/,
  );
});

test('a day found to be damaged while its month is summed ahead is made again', async () => {
  const expected = await readAll();
  const months = sql`SELECT idarchive FROM archive_numeric_2015_05 WHERE period > 1`;
  engine.db.run(sql`DELETE FROM archive_blob_2015_05 WHERE idarchive IN (${months})`);
  engine.db.run(sql`DELETE FROM archive_numeric_2015_05 WHERE period > 1`);
  engine.db.run(sql`UPDATE archive_blob_2015_05 SET value = ${Uint8Array.of(7, 7)}`);
  const result = await archiveDue(engine, { choice: { allSites: true } });
  expect(result).toMatchObject({ days: 0, months: 1 });
  expect(warnings.map(({ params }) => params.period)).toEqual(['day', 'day', 'day']);
  warnings.length = 0;
  expect(await readAll()).toEqual(expected);
  expect(warnings).toEqual([]);
});

test('what a request made is answered though it cannot be stored, and that is said', async () => {
  const reason = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  const fails = {
    ...engine,
    archiveStore: {
      store: () => {
        throw reason;
      },
    },
  };
  engine.db.execute('DELETE FROM archive_numeric_2015_05; DELETE FROM archive_blob_2015_05;');
  expect(await ask(fails, { period: periods[1]! }).numerics('nb_visits')).toEqual({ nb_visits: 4 });
  expect(warnings[0]?.message).toMatch(/^Reports are worked out, but not kept for the next time: The disk is full: /);
  await expect(archiveDue(fails, { choice: { allSites: true } })).rejects.toThrow('database or disk is full');
});
