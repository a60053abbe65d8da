import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DataTable, newSummaryRow } from '@shared/datatable/DataTable';
import { flatten } from '@shared/datatable/filters/flatten';
import { keepTopLeaves } from '@shared/datatable/filters/keepTopLeaves';
import { limit } from '@shared/datatable/filters/limit';
import { sort } from '@shared/datatable/filters/sort';
import { Row, type Columns } from '@shared/datatable/Row';

const columns = fc
  .record({ nb_visits: fc.nat(4), nb_hits: fc.oneof(fc.nat(3), fc.constant('9 b')) }, { requiredKeys: [] })
  .map((cells): Columns => ({ ...cells }));

const { tree } = fc.letrec<{ tree: DataTable; row: [Columns, DataTable | null] }>((tie) => ({
  row: fc.tuple(columns, fc.option(tie('tree'), { depthSize: 'small' })),
  tree: fc.tuple(fc.array(tie('row'), { maxLength: 4 }), fc.option(columns)).map(([rows, others]) => {
    const table = new DataTable();
    rows.forEach(([cells, below], i) => table.addRow(new Row({ label: `p${i}`, ...cells }, {}, below)));
    if (others) Object.assign(table.addRow(newSummaryRow()).columns, others);
    return table;
  }),
}));

const request = fc.record({
  column: fc.constantFrom('nb_visits', 'nb_hits', 'label', 'bounce_count'),
  order: fc.constantFrom('asc' as const, 'desc' as const),
  count: fc.nat(6),
  includeAggregateRows: fc.boolean(),
});

it('leaves the first rows of the flat table as they are', () => {
  fc.assert(
    fc.property(tree, request, (table, options) => {
      const first = (from: DataTable) => {
        const flat = flatten(from, { separator: '/', includeAggregateRows: options.includeAggregateRows });
        return [...limit(sort(flat, options), { limit: options.count })].map((row) => [row.columns, row.metadata]);
      };
      expect(first(keepTopLeaves(table, options))).toEqual(first(table));
    }),
  );
});

it('drops what comes too late, folders included', () => {
  const table = new DataTable();
  table.addRow(new Row({ label: 'a' }, {}, DataTable.fromRows([{ label: '/x', nb_visits: 1 }])));
  table.addRow(new Row({ label: 'b' }, {}, DataTable.fromRows([{ label: '/y', nb_visits: 3 }])));
  const kept = keepTopLeaves(table, { column: 'nb_visits', order: 'desc', count: 1, includeAggregateRows: false });
  expect(kept.rows.map((row) => row.label)).toEqual(['b']);
});
