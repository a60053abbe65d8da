import { afterEach, beforeEach, expect, test } from 'vitest';
import { daysWithData, generationOf, raiseGeneration } from '@main/core/archive/generations';
import type { WritableDatabase } from '@main/core/db/Database';
import { openWritable } from '@main/core/db/openDatabase';
import { sql } from '@main/core/db/sql';

let db: WritableDatabase;
beforeEach(() => (db = openWritable(':memory:')));
afterEach(() => db.close());

const days = (first: number, last: number) => ({ first, last });

test('a period has the highest generation of its days', () => {
  raiseGeneration(db, 1, [10, 11]);
  raiseGeneration(db, 1, [12]);
  raiseGeneration(db, 2, [10]);
  expect(generationOf(db, 1, days(10, 11))).toBe(1);
  expect(generationOf(db, 1, days(10, 12))).toBe(2);
  expect(generationOf(db, 2, days(10, 12))).toBe(3);
  expect(generationOf(db, 1, days(13, 20))).toBe(0);
});

test('a generation never comes back, even when its rows are gone', () => {
  raiseGeneration(db, 1, [10]);
  raiseGeneration(db, 1, [10]);
  db.run(sql`DELETE FROM site_day`);
  expect(raiseGeneration(db, 1, [10])).toBe(3);
});

test('raising a generation leaves what the day was derived at', () => {
  raiseGeneration(db, 1, [10]);
  db.run(sql`UPDATE site_day SET derived = generation`);
  raiseGeneration(db, 1, [10]);
  expect(db.get(sql`SELECT generation, derived FROM site_day`)).toEqual({ generation: 2, derived: 1 });
});

test('lists the days with data, of all time or of a period', () => {
  raiseGeneration(db, 1, [12, 10, 30]);
  expect(daysWithData(db, 1)).toEqual([10, 12, 30]);
  expect(daysWithData(db, 1, days(11, 30))).toEqual([12, 30]);
  expect(daysWithData(db, 2)).toEqual([]);
});
