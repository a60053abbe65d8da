import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DataTable } from '@shared/datatable/DataTable';
import { decodeRecord, encodeRecord } from '@shared/datatable/encode';
import { RecordTable } from '@shared/datatable/RecordTable';
import { cutTable as cutRecord, type RowLimits } from '@main/core/archive/cutTable';

const limits = { sortBy: 'nb_visits', maxRows: 3, maxSubtableRows: 2, aggregations: { max_actions: 'max' } } as const;

function cutTable(table: DataTable, to: RowLimits): DataTable {
  const blobs = encodeRecord('R', cutRecord(RecordTable.from(table), to));
  return decodeRecord('R', (name) => blobs[name], { expanded: true }) as DataTable;
}

const rowsOf = (table: DataTable) => [...table].map(({ columns }) => Object.values(columns));

test('keeps the highest rows and sums the others, as each column sums', () => {
  const table = DataTable.fromRows([
    { label: 'a', nb_visits: 1, max_actions: 7 },
    { label: 'b', nb_visits: 5, max_actions: 2 },
    { label: 'c', nb_visits: 3, max_actions: 9 },
    { label: 'd', nb_visits: 1, max_actions: 4 },
  ]);
  expect(rowsOf(cutTable(table, limits))).toEqual([
    ['b', 5, 2],
    ['c', 3, 9],
    ['-1', 2, 7],
  ]);
});

test('of equal rows the first by label stay, whatever their order was', () => {
  const rows = ['d', 'b', 'a', 'c'].map((label) => ({ label, nb_visits: 1 }));
  expect(rowsOf(cutTable(DataTable.fromRows(rows), limits)).map(([label]) => label)).toEqual(['a', 'b', '-1']);
});

test('a table that fits stays as it is', () => {
  const table = DataTable.fromRows(['c', 'a', 'b'].map((label) => ({ label, nb_visits: 1 })));
  const record = RecordTable.from(table);
  expect(cutRecord(record, limits)).toBe(record);
});

test('cuts the tables below to their own limit', () => {
  const table = DataTable.fromRows([{ label: 'a', nb_visits: 6 }]);
  const below = DataTable.fromRows([1, 2, 3].map((n) => ({ label: `p${n}`, nb_visits: n })));
  table.rows[0]!.subtable = below;
  expect(rowsOf(cutTable(table, limits).rows[0]!.subtable!)).toEqual([
    ['p3', 3],
    ['-1', 3],
  ]);
});

test('Others takes in the Others that was there, and knows no distinct visitors', () => {
  const once = cutTable(
    DataTable.fromRows('abcd'.split('').map((label) => ({ label, nb_visits: 1, nb_uniq_visitors: 1 }))),
    limits,
  );
  const merged = new DataTable().addTable(once).addTable(DataTable.fromRows([{ label: 'e', nb_visits: 9 }]));
  expect(rowsOf(cutTable(merged, limits))).toEqual([
    ['e', 9],
    ['a', 1, 1],
    ['-1', 3],
  ]);
});

test('nothing is lost: every cut has the same sum', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { maxLength: 50 }), fc.integer({ min: 1, max: 20 }), (numbers, maxRows) => {
      const table = DataTable.fromRows(numbers.map((nb_visits, i) => ({ label: `r${i}`, nb_visits })));
      const cut = cutTable(table, { ...limits, maxRows });
      const sum = (rows: Iterable<{ number(name: string): number }>) =>
        [...rows].reduce((all, row) => all + row.number('nb_visits'), 0);
      expect(cut.rowCount).toBeLessThanOrEqual(Math.max(maxRows, 1));
      expect(sum(cut)).toBe(numbers.reduce((all, n) => all + n, 0));
    }),
  );
});
