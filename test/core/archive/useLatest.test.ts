import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { archiveOf } from '@main/core/archive/Archive';
import { CallLog, insertVisits, openTestEngine, mayVisits, period, visitsPlugin } from './archiveFixture';

const may = { period: period('month', '2015-05-01') };
const june = { period: period('month', '2015-06-01') };
let engine: ReturnType<typeof openTestEngine>;
let time: number;
let isAtWork: boolean;

beforeEach(() => {
  time = Date.UTC(2016, 0, 1) / 1000;
  isAtWork = false;
  engine = { ...openTestEngine([visitsPlugin(new CallLog())]), now: () => time, isAtWork: () => isAtWork };
  insertVisits(engine.db, mayVisits.slice(0, 5));
});
afterEach(() => engine.db.close());

const visitsOf = async (of: typeof may, on = engine): Promise<number | undefined> =>
  (await archiveOf(on).getNumerics({ idSite: 1, plugin: 'VisitsSummary', ...of }, ['nb_visits'])).nb_visits;

function changeFacts(): void {
  insertVisits(engine.db, [
    { at: '2015-05-04 10:00:00', visitor: 9, actions: ['a.example/1'] },
    { at: '2015-06-04 10:00:00', visitor: 9, actions: ['a.example/1'] },
  ]);
  isAtWork = true;
}

test('while facts change what was archived a moment ago answers; afterwards all is right', async () => {
  expect(await visitsOf(may)).toBe(4);
  changeFacts();
  expect(await visitsOf(may)).toBe(4);
  isAtWork = false;
  expect(await visitsOf(may)).toBe(5);
});

test('what is ten seconds old is made anew meanwhile', async () => {
  expect(await visitsOf(may)).toBe(4);
  changeFacts();
  time += 10;
  expect(await visitsOf(may)).toBe(4);
  await vi.waitFor(async () => expect(await visitsOf(may)).toBe(5));
});

test('a stored archive answers, too', async () => {
  expect(await visitsOf(may)).toBe(4);
  changeFacts();
  expect(await visitsOf(may, { ...engine })).toBe(4);
});

test('what was never archived, or of nothing, is archived first', async () => {
  expect(await visitsOf(june)).toBe(0);
  changeFacts();
  expect(await visitsOf(may)).toBe(5);
  expect(await visitsOf(june)).toBe(1);
});
