import { describe, expect, test } from 'vitest';
import { DataTable, newSummaryRow } from '@shared/datatable/DataTable';
import { addConstantRows } from '@shared/datatable/filters/addConstantRows';
import { computeTotals } from '@shared/datatable/filters/computeTotals';
import { flatten } from '@shared/datatable/filters/flatten';
import { groupBy } from '@shared/datatable/filters/groupBy';
import { keepRows } from '@shared/datatable/filters/keepRows';
import { labelFilter, parseLabelPath } from '@shared/datatable/filters/labelFilter';
import { removeSubtables } from '@shared/datatable/filters/removeSubtables';
import { showHideColumns } from '@shared/datatable/filters/showHideColumns';
import type { Columns } from '@shared/datatable/Row';
import { labels, toShort, toTable } from './shortTable';

describe('flatten', () => {
  test('page trees become paths', () => {
    const table = toTable([
      ['/index', 1],
      [
        'blog',
        5,
        [
          ['/index', 2],
          [
            '2015',
            2,
            [
              ['/a?x=1', 1],
              ['/index?y', 1],
            ],
          ],
          ['-1', 1],
        ],
      ],
      ['-1', 4],
    ]);
    expect(toShort(flatten(table, { separator: '/' }))).toEqual([
      ['/', 1],
      ['/blog/', 2],
      ['/blog/2015/a?x=1', 1],
      ['/blog/2015/index?y', 1],
      ['/blog/-1', 1],
      ['-1', 4],
    ]);
  });

  test('other trees are joined as told, with their aggregates when asked', () => {
    const table = toTable([
      [
        'Google',
        3,
        [
          ['cats', 2],
          ['dogs', 1],
        ],
      ],
    ]);
    expect(labels(flatten(table, { separator: ' - ' }))).toEqual(['Google - cats', 'Google - dogs']);
    const all = flatten(table, { separator: ' - ', includeAggregateRows: true });
    expect([...all].map((row) => [row.label, row.metadata.is_aggregate])).toEqual([
      ['Google', 1],
      ['Google - cats', undefined],
      ['Google - dogs', undefined],
    ]);
    expect([...all].every((row) => !row.hasSubtable)).toBe(true);
  });
});

describe('labelFilter', () => {
  const table = toTable([
    [
      'blog',
      5,
      [
        ['/blog', 1],
        ['blog', 4, [['/x y', 4]]],
      ],
    ],
    [' Title', 2],
  ]);
  test.each([
    ['blog', ['blog', 5]],
    ['blog > blog', ['blog', 4]],
    ['blog > @blog', ['/blog', 1]],
    ['blog>blog>@x%20y', ['/x y', 4]],
    ['Title', [' Title', 2]],
  ])('%s', (path, [label, visits]) => {
    const [row] = labelFilter(table, parseLabelPath(path));
    expect([row?.label, row?.columns.nb_visits]).toEqual([label, visits]);
  });

  test('no such row', () => {
    expect(labelFilter(table, ['blog', 'nope']).rowCount).toBe(0);
    expect(labelFilter(table, ['nope', 'blog']).rowCount).toBe(0);
  });
});

test('showHideColumns keeps the label on every level', () => {
  const table = toTable([['a', 1, [['b', 1]]]]);
  for (const row of table) row.columns.nb_hits = 2;
  expect(toShort(showHideColumns(table, { show: [], hide: ['nb_visits', 'label'] }))).toEqual([
    ['a', null, [['b', null]]],
  ]);
  const [row] = showHideColumns(table, { show: ['nb_hits'], hide: [] });
  expect(row?.columns).toEqual({ label: 'a', nb_hits: 2 });
});

test('groupBy merges rows and what is below them, and leaves the input alone', () => {
  const table = toTable([
    ['WIN;7', 3, [['x', 1]]],
    ['MAC;9', 5],
    [
      'WIN;8',
      4,
      [
        ['x', 2],
        ['y', 1],
      ],
    ],
    ['-1', 1],
  ]);
  const grouped = groupBy(table, (label) => label.slice(0, 3));
  expect(toShort(grouped)).toEqual([
    [
      'WIN',
      7,
      [
        ['x', 3],
        ['y', 1],
      ],
    ],
    ['MAC', 5],
    ['-1', 1],
  ]);
  expect(toShort(table)[0]).toEqual(['WIN;7', 3, [['x', 1]]]);
});

test('keepRows keeps rows, and those above them', () => {
  const table = toTable([
    [
      'a',
      0,
      [
        ['x', 1],
        ['y', 0],
      ],
    ],
    ['b', 0, [['z', 0]]],
    ['c', 2],
    ['d', 0],
  ]);
  expect(toShort(keepRows(table, (row) => row.number('nb_visits') > 0))).toEqual([
    ['a', 0, [['x', 1]]],
    ['c', 2],
  ]);
});

test('addConstantRows gives all labels in order, others after them', () => {
  const table = toTable([
    ['2', 5],
    ['x', 1],
    ['0', 3],
  ]);
  expect(toShort(addConstantRows(table, ['0', '1', '2'], ['nb_visits']))).toEqual([
    ['0', 3],
    ['1', 0],
    ['2', 5],
    ['x', 1],
  ]);
});

test('computeTotals sums all rows, the summary row included', () => {
  const table = DataTable.fromRows([
    { label: 'a', nb_visits: 1, max_actions: 7 },
    { label: 'b', nb_visits: 2, max_actions: 3 },
  ] satisfies Columns[]);
  table.addRow(newSummaryRow()).columns.nb_visits = 4;
  const result = computeTotals(table, { max_actions: 'max' });
  expect(result.metadata.totals).toEqual({ nb_visits: 7, max_actions: 7 });
  expect(table.metadata.totals).toBeUndefined();
});

test('removeSubtables leaves the numbers of subtables', () => {
  const table = toTable([['a', 1, [['b', 1]]]]);
  for (const row of table) row.idSubtable = 1;
  const [row] = removeSubtables(table);
  expect([row?.subtable, row?.idSubtable]).toEqual([null, 1]);
});
