import { describe, expect, test } from 'vitest';
import { DataTable, newSummaryRow } from '@shared/datatable/DataTable';
import { addComparisons } from '@shared/datatable/filters/addComparisons';
import { addTotalsRow } from '@shared/datatable/filters/addTotalsRow';
import { applyQueuedFilters } from '@shared/datatable/filters/applyQueuedFilters';
import type { Row } from '@shared/datatable/Row';
import { type Columns } from '@shared/datatable/Row';
import { filters } from '@shared/plugin';
import { toShort, toTable } from './shortTable';

const fruit = (): DataTable => {
  const table = DataTable.fromRows([
    { label: 'a', nb_visits: 4, nb_actions: 10, revenue: 2 },
    { label: 'b', nb_visits: 0, nb_actions: 3, revenue: 1 },
  ]);
  table.addRow(newSummaryRow()).columns.nb_visits = 6;
  return table;
};
const columnsOf = (table: DataTable): Columns[] => [...table].map((row) => row.columns);
const metadataOf = (table: DataTable) => [...table].map((row) => row.metadata);
const labelled = (...labels: string[]): DataTable => DataTable.fromRows(labels.map((label) => ({ label })));
const labelsOf = (table: DataTable) => [...table].map((row) => row.label);

/** Says of a filter what it makes, and that its input stays as it was. */
function apply(filter: (table: DataTable) => DataTable, table = fruit()): DataTable {
  const before = JSON.stringify(table);
  const result = filter(table);
  expect(JSON.stringify(table)).toBe(before);
  return result;
}

describe('columns', () => {
  test('addColumn works each row out, on every level', () => {
    const tree = toTable([['a', 1, [['b', 2]]]]);
    const result = apply((table) => filters.addColumn(table, 'twice', (row) => row.number('nb_visits') * 2), tree);
    expect(result.rows[0]?.subtable?.rows[0]?.columns).toEqual({ label: 'b', nb_visits: 2, twice: 4 });
  });

  test('addColumnQuotient divides by a column or a number; 0 by nothing', () => {
    const each = { name: 'each', numerator: 'nb_actions', denominator: 'nb_visits', places: 1 };
    expect(columnsOf(apply((table) => filters.addColumnQuotient(table, each))).map(({ each: value }) => value)).toEqual(
      [2.5, 0, undefined],
    );
    const half = { name: 'half', numerator: 'nb_visits', denominator: 2 };
    expect(columnsOf(filters.addColumnQuotient(fruit(), half)).map((row) => row.half)).toEqual([2, 0, 3]);
  });

  test('addColumnPercentage writes it as text', () => {
    const share = { name: 'share', numerator: 'nb_visits', denominator: 30, places: 1 };
    expect(columnsOf(apply((table) => filters.addColumnPercentage(table, share))).map((row) => row.share)).toEqual([
      '13.3%',
      '0%',
      '20%',
    ]);
  });

  test('addEvolution compares with the row of the same label', () => {
    const past = DataTable.fromRows([{ label: 'a', nb_visits: 3 }]);
    const result = apply((table) => filters.addEvolution(table, past, { column: 'nb_visits' }));
    expect(columnsOf(result).map((row) => row.nb_visits_evolution)).toEqual(['33.3%', '0%', '100%']);
  });

  test('replaceColumn, rangeCheck, replaceColumnNames', () => {
    const doubled = apply((table) => filters.replaceColumn(table, 'revenue', (value) => Number(value) * 2));
    expect(columnsOf(doubled).map((row) => row.revenue)).toEqual([4, 2, undefined]);
    const clamped = apply((table) => filters.rangeCheck(table, { column: 'nb_visits', minimum: 1, maximum: 5 }));
    expect(columnsOf(clamped).map((row) => row.nb_visits)).toEqual([4, 1, 5]);
    const named = apply((table) => filters.replaceColumnNames(table, { nb_actions: 'hits' }));
    expect(Object.keys(named.rows[0]?.columns ?? {})).toEqual(['label', 'nb_visits', 'hits', 'revenue']);
    const nested = DataTable.fromRows([{ label: 'a', 10: { 'idgoal=1': { 2: 5 } } }]);
    expect(columnsOf(filters.replaceColumnNames(nested, { 2: 'revenue', 10: 'goals' }))).toEqual([
      { label: 'a', goals: { 'idgoal=1': { revenue: 5 } } },
    ]);
  });

  test('sumGoalMetrics sums goals into the row', () => {
    const goals = {
      'idgoal=1': { nb_conversions: 1, revenue: 0.1 },
      'idgoal=2': { nb_conversions: 2, revenue: 0.2 },
    };
    const result = apply(filters.sumGoalMetrics, DataTable.fromRows([{ label: 'a', goals }, { label: 'b' }]));
    expect(columnsOf(result)).toEqual([{ label: 'a', goals, nb_conversions: 3, revenue: 0.3 }, { label: 'b' }]);
  });
});

describe('rows', () => {
  test('addSummaryRow appends a row with the sum of all', () => {
    expect(
      columnsOf(apply((table) => filters.addSummaryRow(table, 'All'))).find(({ label }) => label === 'All'),
    ).toEqual({ label: 'All', nb_visits: 10, nb_actions: 13, revenue: 3 });
  });

  test('deleteRows removes rows with all below them', () => {
    const tree = toTable([
      ['a', 0, [['x', 9]]],
      [
        'b',
        1,
        [
          ['y', 0],
          ['z', 2],
        ],
      ],
    ]);
    const result = apply((table) => filters.deleteRows(table, (row) => row.number('nb_visits') === 0), tree);
    expect(toShort(result)).toEqual([['b', 1, [['z', 2]]]]);
  });

  test('the totals row stays last, whatever is sorted or cut', () => {
    const total = addTotalsRow(fruit(), { nb_visits: 10 }, 'Total');
    const cut = filters.truncate(filters.sort(total, { column: 'nb_visits', order: 'desc' }), { keep: 1 });
    expect(labelsOf(total)).toEqual(['a', 'b', '-1', 'Total']);
    expect(total.rowCount).toBe(3);
    expect(cut.summaryRow?.columns.nb_visits).toBe(6);
  });
});

describe('labels', () => {
  const words = { one: '%s page', many: '%s pages' };
  test('ranges in words', () => {
    expect(
      labelsOf(apply((table) => filters.beautifyRangeLabels(table, words), labelled('1-1', '1', '2-4', '21+', 'x'))),
    ).toEqual(['1 page', '1 page', '2-4 pages', '21+ pages', 'x']);
  });

  test('ranges of seconds', () => {
    const times = { seconds: '%ss', minutes: { one: '%s min', many: '%s min' } };
    const ranges = labelled('0-10', '31-60', '60-120', '600-900', '1800+', 'x');
    expect(labelsOf(apply((table) => filters.beautifyTimeRangeLabels(table, times), ranges))).toEqual([
      '0-10s',
      '31-60s',
      '1-2 min',
      '10-15 min',
      '30+ min',
      'x',
    ]);
  });

  test('decodeLabels, replaceSummaryRowLabel', () => {
    expect(labelsOf(apply(filters.decodeLabels, labelled('/caf%C3%A9', '/100%')))).toEqual(['/café', '/100%']);
    expect(labelsOf(apply((table) => filters.replaceSummaryRowLabel(table, 'Others')))).toEqual(['a', 'b', 'Others']);
  });
});

describe('metadata', () => {
  test('added, replaced, prefixed, deleted; summary rows stand for no label', () => {
    const named = apply((table) => filters.addMetadata(table, 'code', (row) => row.label.toUpperCase()));
    expect(metadataOf(named)).toEqual([{ code: 'A' }, { code: 'B' }, {}]);
    const lower = apply((table) => filters.replaceMetadata(table, 'code', (code) => String(code).toLowerCase()), named);
    expect(metadataOf(lower)).toEqual([{ code: 'a' }, { code: 'b' }, {}]);
    expect(metadataOf(filters.prependToMetadata(lower, 'code', 'x;'))).toEqual([{ code: 'x;a' }, { code: 'x;b' }, {}]);
    expect(metadataOf(apply((table) => filters.deleteMetadata(table, ['code']), lower))).toEqual([{}, {}, {}]);
  });

  test('segments from labels', () => {
    const segmentsOf = (table: DataTable) => [...table].map((row) => row.metadata.segment);
    expect(segmentsOf(filters.addSegments(labelled('a b'), { names: ['city'] }))).toEqual(['city==a%20b']);
    const mapped = { names: ['referrerType'], values: { 2: 'search' } };
    expect(segmentsOf(filters.addSegments(labelled('2', '9'), mapped))).toEqual(['referrerType==search', undefined]);
    const several = { names: ['browserCode', 'browserVersion'], separator: ';' };
    expect(segmentsOf(filters.addSegments(labelled('CH;99', 'x'), several))).toEqual([
      'browserCode==CH;browserVersion==99',
      undefined,
    ]);
    expect(segmentsOf(filters.addSegmentsByRange(labelled('2-4', '7', '15+', 'x'), 'visitCount'))).toEqual([
      'visitCount>=2;visitCount<=4',
      'visitCount==7',
      'visitCount>=15',
      undefined,
    ]);
  });
});

test('pivotByDimension: the labels below become columns, the largest first, the rest one', () => {
  const tree = toTable([
    [
      'de',
      5,
      [
        ['x', 3],
        ['y', 1],
        ['-1', 1],
      ],
    ],
    ['fr', 4, [['y', 4]]],
    ['it', 0],
  ]);
  const options = { column: 'nb_visits', limit: 1, labelOf: (row: Row) => row.label, othersLabel: 'Others' };
  expect(columnsOf(apply((table) => filters.pivotByDimension(table, options), tree))).toEqual([
    { label: 'de', y: 1, Others: 4 },
    { label: 'fr', y: 4, Others: 0 },
    { label: 'it', y: 0, Others: 0 },
  ]);
  const hostile = toTable([
    [
      'de',
      3,
      [
        ['label', 2],
        ['__proto__', 1],
      ],
    ],
  ]);
  expect(columnsOf(filters.pivotByDimension(hostile, { ...options, limit: -1 }))).toEqual([
    { label: 'de', '"label"': 2, '"__proto__"': 1 },
  ]);
});

test('addComparisons: by label on every level, the summary row with its like, zeros where there is nothing', () => {
  const now = toTable([
    ['a', 4, [['x', 2]]],
    ['-1', 1],
  ]);
  const before = toTable([
    ['b', 9],
    ['a', 2, [['x', 4]]],
  ]);
  const series = [
    { table: now, metadata: { compareDate: 'now' }, base: null },
    { table: before, metadata: { compareDate: 'before' }, base: now },
  ];
  const result = apply(
    (table) => addComparisons(table, series, { toChange: (change) => change, isInverted: false }),
    now,
  );
  const compared = (row: Row | null | undefined) => [...(row?.comparisons ?? [])].map(({ columns }) => columns);
  expect(compared(result.rows[0])).toEqual([
    { nb_visits: 4 },
    { nb_visits: 2, nb_visits_change: -0.5, nb_visits_trend: -1 },
  ]);
  expect(compared(result.rows[0]?.subtable?.rows[0])[1]).toEqual({
    nb_visits: 4,
    nb_visits_change: 1,
    nb_visits_trend: 1,
  });
  expect(compared(result.summaryRow)[1]).toMatchObject({ nb_visits: 0, nb_visits_change: -1 });
});

test('queued filters run last, in their order, once', () => {
  const table = labelled('a')
    .queueFilter((one) => filters.replaceColumn(one, 'label', (label) => `${String(label)}1`))
    .queueFilter((one) => filters.replaceColumn(one, 'label', (label) => `${String(label)}2`));
  const sorted = filters.sort(table, { column: 'label', order: 'asc' });
  expect(labelsOf(sorted)).toEqual(['a']);
  expect(labelsOf(applyQueuedFilters(applyQueuedFilters(sorted)))).toEqual(['a12']);
});
