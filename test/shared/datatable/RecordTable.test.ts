import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DataTable } from '@shared/datatable/DataTable';
import { decodeRecord, encodeRecord } from '@shared/datatable/encode';
import { RecordTable } from '@shared/datatable/RecordTable';
import { Row } from '@shared/datatable/Row';

/** By label: columns, metadata and the rows below. */
function toPlain(table: DataTable): Record<string, unknown> {
  return Object.fromEntries(
    [...table].map((row) => [row.label, [row.columns, row.metadata, row.subtable ? toPlain(row.subtable) : {}]]),
  );
}

function toTable(record: RecordTable): DataTable {
  const blobs = encodeRecord('R', record);
  return decodeRecord('R', (name) => blobs[name], { expanded: true }) ?? new DataTable();
}

const label = fc.constantFrom('a', 'b', 'c', '-1');
const rows = fc.uniqueArray(fc.record({ label, nb_visits: fc.nat(9), max_actions: fc.nat(9), url: fc.string() }), {
  selector: (row) => row.label,
  maxLength: 4,
});

function fill(list: readonly { label: string; nb_visits: number; max_actions: number; url: string }[]): DataTable {
  const table = new DataTable();
  for (const { url, ...columns } of list) {
    const row = new Row(columns, { url });
    row.isSummary = columns.label === '-1';
    table.addRow(row);
  }
  return table;
}

const tables = fc.tuple(rows, fc.array(rows, { maxLength: 4 })).map(([first, below]) => {
  const table = fill(first);
  [...table].forEach((row, i) => {
    const subtable = below[i];
    if (subtable && subtable.length > 0) row.subtable = fill(subtable);
  });
  return table;
});

test('adds up as DataTables do, level by level', () => {
  const aggregations = { max_actions: 'max' } as const;
  fc.assert(
    fc.property(tables, tables, (a, b) => {
      const record = new RecordTable().add(RecordTable.from(a), aggregations).add(RecordTable.from(b), aggregations);
      const expected = new DataTable().addTable(a, aggregations).addTable(b, aggregations);
      expect(toPlain(toTable(record))).toEqual(toPlain(expected));
    }),
  );
});

test('columns may be renamed when they are added', () => {
  const day = RecordTable.from(DataTable.fromRows([{ label: 'a', nb_uniq_visitors: 2 }]));
  const names = { nb_uniq_visitors: 'sum_daily_nb_uniq_visitors' };
  const sum = new RecordTable().add(day, {}, names).add(day, {}, names);
  expect(toTable(sum).rows[0]?.columns).toEqual({ label: 'a', sum_daily_nb_uniq_visitors: 4 });
});

test('columns come in the order of their numbers, whichever table was added first', () => {
  const own = { Zoo_fed: 1, goals: { 'idgoal=10': { revenue: 1 }, 'idgoal=2': { revenue: 2, nb_conversions: 1 } } };
  const first = DataTable.fromRows([{ label: 'a', ...own, nb_hits: 3 }]);
  const second = DataTable.fromRows([{ label: 'a', nb_visits: 1, Bees_fed: 2, nb_uniq_visitors: 1 }]);
  const orderOf = (...tables: DataTable[]): string => {
    const record = new RecordTable();
    for (const table of tables) record.add(RecordTable.from(table));
    return JSON.stringify(toTable(record).rows[0]?.columns);
  };
  expect(orderOf(first, second)).toBe(
    '{"label":"a","nb_uniq_visitors":1,"nb_visits":1,"goals":{"idgoal=2":{"nb_conversions":1,"revenue":2},"idgoal=10":{"revenue":1}},"nb_hits":3,"Bees_fed":2,"Zoo_fed":1}',
  );
  expect(orderOf(second, first)).toBe(orderOf(first, second));
});
