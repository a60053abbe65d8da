import { DataTable } from 'heartwood/sdk';
import { describe, expect, it } from 'vitest';
import { isComparable } from '../comparedReport';
import { compareTables, type Comparison } from '../compareTables';
import { askedThresholds, trendThresholds } from '../thresholds';

const table = (rows: Record<string, number>): DataTable =>
  DataTable.fromRows(Object.entries(rows).map(([label, nb_visits]) => ({ label, nb_visits })));

const compare = (now: DataTable, before: DataTable, options: Partial<Comparison> = {}) =>
  compareTables(now, before, {
    metric: 'nb_visits',
    total: 100,
    thresholds: askedThresholds('', 2, 20),
    orderBy: 'absolute',
    limitIncreaser: 5,
    limitDecreaser: 5,
    ...options,
  }).rows;

const before = table({ a: 50, b: 30, c: 10, d: 5, e: 4 });
const now = table({ a: 45, b: 40, c: 4, d: 6, f: 12 });

describe('compared tables', () => {
  it('hold what changed by enough of itself and of the whole', () => {
    // a: 5 of 50 is 10 %, less than 20; d: 1 of 100 is 1 %, less than 2.
    const shown = compare(now, before).map((row) => [
      row.label,
      row.number('difference'),
      row.number('growth_percent'),
    ]);
    expect(shown).toEqual([
      ['f', 12, 1],
      ['b', 10, 0.333],
      ['c', -6, -0.6],
      ['e', -4, -1],
    ]);
  });

  it('are ordered by the change itself or by the growth', () => {
    const byGrowth = compare(now, before, { orderBy: 'relative' }).map((row) => row.label);
    expect(byGrowth).toEqual(['f', 'b', 'e', 'c']);
    const byImportance = compare(now, before, { orderBy: 'importance' }).map((row) => row.number('importance'));
    expect(byImportance).toEqual([12, 10, 6, 4]);
  });

  it('are cut on each side', () => {
    const labels = compare(now, before, { limitIncreaser: 1, limitDecreaser: -1 }).map((row) => row.label);
    expect(labels).toEqual(['f', 'c', 'e']);
  });

  it('keep what is said about a row that has gone', () => {
    const past = table({ e: 4 });
    for (const row of past.rows) row.metadata.url = 'https://example.com/e';
    expect(compare(table({}), past)[0]).toMatchObject({
      columns: { label: 'e', nb_visits: 0, value_old: 4, isDisappeared: 1, isNew: 0, isMover: 0, grown: 0 },
      metadata: { url: 'https://example.com/e' },
    });
  });

  it('compare nothing with nothing', () => {
    expect(compare(table({}), table({}), { total: 0 })).toEqual([]);
  });
});

describe('thresholds', () => {
  it('of one kind leave the others out', () => {
    expect(askedThresholds('new', 3, -15)).toEqual({
      impact: { movers: null, new: 3, disappeared: null },
      growth: 15,
      loss: 15,
    });
  });

  it('lie higher where everything grows, or shrinks', () => {
    expect(trendThresholds(1500, 1000)).toMatchObject({ growth: 70, loss: 20, impact: { movers: 1 } });
    expect(trendThresholds(600, 1000)).toMatchObject({ growth: 20, loss: 60 });
  });

  it('of small numbers ask for two visits', () => {
    expect(trendThresholds(20, 20).impact).toEqual({ movers: 10, new: 10, disappeared: 10 });
    expect(trendThresholds(1, 1).impact).toEqual({ movers: 100, new: 100, disappeared: 100 });
    expect(trendThresholds(0, 0).impact.movers).toBe(1);
  });
});

it('one period can be compared, several can not', () => {
  const dates = ['2015-05-17', 'today', 'last7', 'previous3', '2015-05-01,2015-05-03'];
  expect(dates.map((date) => isComparable('day', date))).toEqual([true, true, false, false, false]);
  expect(isComparable('range', '2015-05-01')).toBe(false);
});
