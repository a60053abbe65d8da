import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DataTable, newSummaryRow } from '@shared/datatable/DataTable';
import { Row } from '@shared/datatable/Row';
import { filters } from '@shared/plugin';

/** Trees whose folders are the sums of what lies below them, as archives hold them. */
const { table: trees } = fc.letrec<{ table: DataTable; row: Row }>((tie) => ({
  row: fc
    .record({
      label: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      visits: fc.nat(9),
      below: fc.option(tie('table'), { maxDepth: 2, depthIdentifier: 'row' }),
    })
    .map(({ label, visits, below }) => {
      const isFolder = below !== null && below.rowCount > 0;
      return new Row({ label, nb_visits: isFolder ? sum(below) : visits }, {}, isFolder ? below : null);
    }),
  table: fc
    .record({ rows: fc.uniqueArray(tie('row'), { maxLength: 5, selector: (row) => row.label }), others: fc.nat(3) })
    .map(({ rows, others }) => {
      const table = new DataTable();
      for (const row of rows) table.addRow(row);
      if (others > 0) table.addRow(newSummaryRow()).columns.nb_visits = others;
      return table;
    }),
}));

const sum = (table: DataTable): number => [...table].reduce((total, row) => total + row.number('nb_visits'), 0);
const print = (table: DataTable) => JSON.stringify(table);
const column = 'nb_visits';
const order = 'desc';

test.each<[string, (table: DataTable) => DataTable]>([
  ['sort', (table) => filters.sort(table, { column, order })],
  ['truncate', (table) => filters.truncate(filters.sort(table, { column, order }), { keep: 2 })],
  ['flatten', (table) => filters.flatten(table, { separator: '/' })],
  ['groupBy', (table) => filters.groupBy(table, (label) => (label < 'c' ? 'first' : label))],
  ['removeSubtables', filters.removeSubtables],
])('%s keeps the sum and leaves its input alone', (_name, filter) => {
  fc.assert(
    fc.property(trees, (table) => {
      const before = print(table);
      expect(sum(filter(table))).toBe(sum(table));
      expect(print(table)).toBe(before);
    }),
  );
});

test('a pivot table has the sums of the level below in its rows, or what was not divided', () => {
  fc.assert(
    fc.property(trees, fc.integer({ min: -1, max: 3 }), (table, limit) => {
      const options = { column, limit, labelOf: (row: Row) => row.label, othersLabel: 'Others' };
      const pivot = [...filters.pivotByDimension(table, options)];
      const sums = pivot.map(({ columns: { label: _label, ...cells } }) =>
        Object.values(cells).reduce<number>((total, cell) => total + Number(cell), 0),
      );
      expect(sums).toEqual([...table].map((row) => (row.subtable ? sum(row.subtable) : row.number(column))));
    }),
  );
});

test('pages put together are the whole table', () => {
  fc.assert(
    fc.property(trees, fc.integer({ min: 1, max: 4 }), (table, size) => {
      const pages = Array.from({ length: Math.ceil(table.rowCount / size) }, (_, i) =>
        filters.limit(table, { offset: i * size, limit: size }),
      );
      expect(pages.flatMap((page) => [...page].map((row) => row.label))).toEqual([...table].map((row) => row.label));
    }),
  );
});

test('what a pattern leaves and what it does not leave is the whole table', () => {
  fc.assert(
    fc.property(trees, (table) => {
      const kept = filters.pattern(table, { column: 'label', pattern: /[ab]/ });
      const gone = filters.pattern(table, { column: 'label', pattern: /^[^ab]+$/ });
      expect(kept.rowCount + gone.rowCount).toBe(table.rowCount);
    }),
  );
});
