import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareNatural } from '@shared/datatable/compareNatural';
import { DataTable } from '@shared/datatable/DataTable';
import { computeTotals } from '@shared/datatable/filters/computeTotals';
import { excludeLowPopulation } from '@shared/datatable/filters/excludeLowPopulation';
import { limit } from '@shared/datatable/filters/limit';
import { pattern } from '@shared/datatable/filters/pattern';
import { patternRecursive } from '@shared/datatable/filters/patternRecursive';
import { sort, type SortOptions } from '@shared/datatable/filters/sort';
import { truncate } from '@shared/datatable/filters/truncate';
import type { Row } from '@shared/datatable/Row';
import { labels, toShort, toTable, type Short } from './shortTable';

describe('sort', () => {
  test('by visits, the highest first, equal ones by label; the summary row stays last; every level', () => {
    const table = toTable([
      ['-1', 99],
      ['page 10', 2],
      ['Page 9', 2],
      [
        'b',
        5,
        [
          ['x', 1],
          ['y', 3],
        ],
      ],
    ]);
    expect(toShort(sort(table, { column: 'nb_visits', order: 'desc' }))).toEqual([
      [
        'b',
        5,
        [
          ['y', 3],
          ['x', 1],
        ],
      ],
      ['Page 9', 2],
      ['page 10', 2],
      ['-1', 99],
    ]);
  });

  test('rows without the column go last in both directions', () => {
    const table = toTable([
      ['none', null],
      ['one', 1],
      ['two', 2],
    ]);
    expect(labels(sort(table, { column: 'nb_visits', order: 'desc' }))).toEqual(['two', 'one', 'none']);
    expect(labels(sort(table, { column: 'nb_visits', order: 'asc' }))).toEqual(['one', 'two', 'none']);
  });

  test('another column: visits decide among equals', () => {
    const table = DataTable.fromRows([
      { label: 'a', nb_hits: 1, nb_visits: 1 },
      { label: 'b', nb_hits: 1, nb_visits: 2 },
    ]);
    expect(labels(sort(table, { column: 'nb_hits', order: 'desc' }))).toEqual(['b', 'a']);
  });

  test('a column that is not there: daily sums stand in, else visits, else nothing changes', () => {
    const long = DataTable.fromRows([
      { label: 'a', sum_daily_nb_uniq_visitors: 1, nb_visits: 9 },
      { label: 'b', sum_daily_nb_uniq_visitors: 2, nb_visits: 8 },
    ]);
    expect(labels(sort(long, { column: 'nb_uniq_visitors', order: 'desc' }))).toEqual(['b', 'a']);
    expect(labels(sort(long, { column: 'revenue', order: 'desc' }))).toEqual(['a', 'b']);
    expect(
      labels(sort(DataTable.fromRows([{ label: 'z' }, { label: 'a' }]), { column: 'revenue', order: 'desc' })),
    ).toEqual(['z', 'a']);
  });

  test('by label as shown', () => {
    const table = toTable([
      ['de', 1],
      ['at', 1],
    ]);
    const names: Record<string, string> = { de: 'Allemagne', at: 'Autriche' };
    const labelOf = (row: Row): string => names[row.label] ?? '';
    expect(labels(sort(table, { column: 'label', order: 'asc', labelOf }))).toEqual(['de', 'at']);
  });

  test('the order of arrival never shows', () => {
    const rows = fc.array(fc.tuple(fc.constantFrom('a', 'A', 'b', 'b2', 'b10'), fc.nat(2)), { maxLength: 8 });
    fc.assert(
      fc.property(rows, (list) => {
        const order = (short: readonly (readonly [string, number])[]): Short[] =>
          toShort(sort(toTable(short), { column: 'nb_visits', order: 'desc' }));
        expect(order([...list].reverse())).toEqual(order(list));
      }),
    );
  });

  test('a shared table is sorted once for the order asked for last; by shown labels each time', () => {
    const table = toTable([
      ['a', 1],
      ['b', 2],
    ]);
    table.isShared = true;
    const labelsBy = (options: SortOptions): string[] => [...sort(table, options)].map((row) => row.label);
    const byVisits: SortOptions = { column: 'nb_visits', order: 'desc' };
    expect(labelsBy(byVisits)).toEqual(['b', 'a']);
    expect(sort(table, byVisits)).toBe(sort(table, byVisits));
    expect(labelsBy({ ...byVisits, order: 'asc' })).toEqual(['a', 'b']);
    expect(labelsBy(byVisits)).toEqual(['b', 'a']);
    for (const shown of ['12', '21']) {
      const labelOf = (row: Row): string => shown.charAt(row.label === 'a' ? 0 : 1);
      expect(labelsBy({ column: 'label', order: 'asc', labelOf })).toEqual(shown === '12' ? ['a', 'b'] : ['b', 'a']);
    }
  });
});

test('the totals of a shared table are computed once, and it is sorted with them once', () => {
  const table = toTable([
    ['a', 1],
    ['b', 2],
  ]);
  table.isShared = true;
  const aggregations = {};
  const shape = (): DataTable => sort(computeTotals(table, aggregations), { column: 'nb_visits', order: 'desc' });
  expect(shape()).toBe(shape());
  expect(shape().metadata.totals).toEqual({ nb_visits: 3 });
  expect(table.metadata.totals).toBeUndefined();
});

test('compareNatural orders as people do', () => {
  expect(
    ['page 10', 'Page 9', 'page', 'a', 'page 9b', '007', '7', '12345678901234567890', '9'].sort(compareNatural),
  ).toEqual(['007', '7', '9', '12345678901234567890', 'a', 'page', 'Page 9', 'page 9b', 'page 10']);
});

describe('truncate', () => {
  test('rows after the kept ones are summed into the summary row, on every level', () => {
    const table = toTable([
      [
        'a',
        5,
        [
          ['x', 1],
          ['y', 2],
          ['z', 4],
        ],
      ],
      ['b', 4, [['w', 4]]],
      ['c', 3],
      ['-1', 10],
    ]);
    expect(toShort(truncate(table, { keep: 1, keepBelow: 2 }))).toEqual([
      [
        'a',
        5,
        [
          ['x', 1],
          ['y', 2],
          ['-1', 4],
        ],
      ],
      ['-1', 17],
    ]);
  });

  test('a table that fits stays as it is, and the input never changes', () => {
    const table = toTable([
      ['a', 5],
      ['b', 4],
      ['-1', 1],
    ]);
    expect(toShort(truncate(table, { keep: 2 }))).toEqual([
      ['a', 5],
      ['b', 4],
      ['-1', 1],
    ]);
    truncate(table, { keep: 0 });
    expect(toShort(table)).toEqual([
      ['a', 5],
      ['b', 4],
      ['-1', 1],
    ]);
  });

  test('sums stay, and the largest of columns that do not sum', () => {
    const table = DataTable.fromRows([
      { label: 'a', nb_visits: 1, max_actions: 7 },
      { label: 'b', nb_visits: 2, max_actions: 3 },
    ]);
    const { summaryRow } = truncate(table, { keep: 0, aggregations: { max_actions: 'max' } });
    expect(summaryRow?.columns).toEqual({ label: '-1', nb_visits: 3, max_actions: 7 });
  });
});

describe('limit', () => {
  const table = toTable([
    [
      'a',
      3,
      [
        ['x', 1],
        ['y', 1],
      ],
    ],
    ['b', 2],
    ['c', 1],
    ['-1', 9],
  ]);
  test.each([
    [{ limit: -1 }, ['a', 'b', 'c', '-1']],
    [{ limit: 2 }, ['a', 'b']],
    [{ limit: 4 }, ['a', 'b', 'c', '-1']],
    [{ limit: 2, offset: 2 }, ['c', '-1']],
    [{ limit: 1, keepSummaryRow: true }, ['a', '-1']],
    [{ limit: -1, offset: 1 }, ['b', 'c', '-1']],
    [{ limit: 0 }, []],
    [{ limit: 5, offset: 9 }, []],
  ])('%o', (options, expected) => {
    expect(labels(limit(table, options))).toEqual(expected);
  });

  test('the limit holds on every level, the offset on the first', () => {
    expect(toShort(limit(table, { limit: 1 }))).toEqual([['a', 3, [['x', 1]]]]);
  });
});

describe('pattern', () => {
  const table = toTable([
    [
      'docs',
      1,
      [
        ['intro', 1],
        ['API', 1],
      ],
    ],
    ['blog', 2, [['api news', 2]]],
    ['about', 3],
  ]);

  test('keeps rows of the first level that match', () => {
    expect(labels(pattern(table, { column: 'label', pattern: /^b/i }))).toEqual(['blog']);
    expect(labels(pattern(table, { column: 'nb_visits', pattern: /[23]/ }))).toEqual(['blog', 'about']);
    const labelOf = (row: Row): string => (row.label === 'docs' ? 'Handbook' : row.label);
    expect(labels(pattern(table, { column: 'label', pattern: /hand|docs/i, labelOf }))).toEqual(['docs']);
  });

  test('recursive: keeps what leads to a match, and all below one', () => {
    expect(toShort(patternRecursive(table, { column: 'label', pattern: /api/i }))).toEqual([
      ['docs', 1, [['API', 1]]],
      ['blog', 2, [['api news', 2]]],
    ]);
    expect(toShort(patternRecursive(table, { column: 'label', pattern: /docs/ }))).toEqual([
      [
        'docs',
        1,
        [
          ['intro', 1],
          ['API', 1],
        ],
      ],
    ]);
  });
});

test('excludeLowPopulation: a number, or 2 % of the sum', () => {
  const table = toTable([
    ['a', 98],
    ['b', 2],
    ['c', 1],
  ]);
  expect(labels(excludeLowPopulation(table, { column: 'nb_visits', minimum: 2 }))).toEqual(['a', 'b']);
  expect(labels(excludeLowPopulation(table, { column: 'nb_visits', minimum: 0 }))).toEqual(['a']);
});
