import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DataTable, newSummaryRow } from '@shared/datatable/DataTable';
import { decodeRecord, encodeRecord } from '@shared/datatable/encode';
import { RecordTable } from '@shared/datatable/RecordTable';
import { Row, type Columns } from '@shared/datatable/Row';
import { AppError } from '@shared/errors';

interface Plain {
  columns: Columns;
  metadata: Record<string, unknown>;
  isSummary: boolean;
  subtable: Plain[] | null;
}

function toPlain(table: DataTable): Plain[] {
  return [...table].map(({ columns, metadata, isSummary, subtable }) => ({
    columns,
    metadata,
    isSummary,
    subtable: subtable && subtable.rowCount > 0 ? toPlain(subtable) : null,
  }));
}

function roundTrip(table: DataTable): DataTable | null {
  const blobs = encodeRecord('Record', RecordTable.from(table));
  return decodeRecord('Record', (name) => blobs[name], { expanded: true });
}

const cell = fc.oneof(
  fc.nat(),
  fc.maxSafeInteger().map((value) => value + 0),
  fc.double({ noNaN: true }).map((value) => value + 0),
  fc.string({ unit: 'binary' }),
  fc.boolean(),
  fc.constant(null),
);
const goals = fc.dictionary(
  fc.constantFrom('idgoal=1', 'idgoal=-1'),
  fc.dictionary(fc.constantFrom('nb_conversions', 'revenue', 'own_metric'), fc.nat(), { minKeys: 1 }),
  { minKeys: 1 },
);
const columns = fc
  .record({
    label: fc.string({ unit: 'grapheme' }),
    values: fc.dictionary(fc.constantFrom('nb_visits', 'sum_bandwidth', 'own', 'Plugin_x'), cell),
    goals: fc.option(goals, { nil: undefined }),
  })
  .map(({ label, values, goals: nested }): Columns => ({ label, ...values, ...(nested ? { goals: nested } : {}) }));

const { table: tables } = fc.letrec<{ table: DataTable; row: Row }>((tie) => ({
  row: fc
    .record({
      columns,
      metadata: fc.dictionary(fc.constantFrom('url', 'logo'), fc.string()),
      subtable: fc.option(tie('table'), { maxDepth: 3, depthIdentifier: 'row' }),
    })
    .map(({ columns: cells, metadata, subtable }) => new Row(cells, { ...metadata }, subtable)),
  table: fc.record({ rows: fc.array(tie('row'), { maxLength: 4 }), hasSummary: fc.boolean() }).map((made) => {
    const table = new DataTable();
    for (const row of made.rows) table.addRow(row);
    if (made.hasSummary) table.addRow(newSummaryRow()).columns.nb_visits = 7;
    return table;
  }),
}));

describe('encodeRecord and decodeRecord', () => {
  test('what is decoded equals what was encoded', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const back = roundTrip(table);
        expect(back && toPlain(back)).toEqual(toPlain(table));
      }),
    );
  });

  test('subtables are numbered depth-first and go by hundreds into chunks', () => {
    const table = new DataTable();
    for (let i = 0; i < 120; i++) {
      table.addRow(new Row({ label: `row ${i}` }, {}, DataTable.fromRows([{ label: `below ${i}`, nb_visits: i }])));
    }
    const blobs = encodeRecord('R', RecordTable.from(table));
    expect(Object.keys(blobs)).toEqual(['R', 'R_chunk_0_99', 'R_chunk_100_199']);
    const read = (name: string): Uint8Array | undefined => blobs[name];
    expect(
      decodeRecord('R', read)
        ?.rows.map((row) => row.idSubtable)
        .slice(97, 101),
    ).toEqual([98, 99, 100, 101]);
    for (const id of [1, 99, 100, 101, 120]) {
      expect(decodeRecord('R', read, { idSubtable: id })?.rows[0]?.columns).toEqual({
        label: `below ${id - 1}`,
        nb_visits: id - 1,
      });
    }
    expect(decodeRecord('R', read, { idSubtable: 121 })).toBeNull();
  });

  test('depth limits what an expanded table loads', () => {
    const leaf = DataTable.fromRows([{ label: 'leaf' }]);
    const middle = new DataTable();
    middle.addRow(new Row({ label: 'middle' }, {}, leaf));
    const root = new DataTable();
    root.addRow(new Row({ label: 'root' }, {}, middle));
    const blobs = encodeRecord('R', RecordTable.from(root));
    const back = decodeRecord('R', (name) => blobs[name], { expanded: true, depth: 1 });
    expect(back?.rows[0]?.subtable?.rows[0]?.label).toBe('middle');
    expect(back?.rows[0]?.subtable?.rows[0]?.subtable).toBeNull();
    expect(back?.rows[0]?.subtable?.rows[0]?.idSubtable).toBe(2);
  });

  test('core metrics cost no names: two columns of 100 rows', () => {
    const table = DataTable.fromRows(Array.from({ length: 100 }, (_, i) => ({ label: 'a', nb_visits: i, nb_hits: i })));
    const size = encodeRecord('R', RecordTable.from(table)).R?.length ?? 0;
    expect(size).toBeLessThan(100 * 4 + 40);
  });

  test('a simple table stays simple; a missing record is null', () => {
    expect(roundTrip(DataTable.simple({ nb_visits: 3 }))?.isSimple).toBe(true);
    expect(decodeRecord('R', () => undefined)).toBeNull();
  });

  test('random bytes are corrupt, never a crash', () => {
    const valid = encodeRecord('R', RecordTable.from(DataTable.fromRows([{ label: 'é', own: 1, nb_visits: 2 }])))
      .R as Uint8Array;
    const damaged = fc
      .array(fc.tuple(fc.nat(valid.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
      .map((changes) => changes.reduce((bytes, [at, value]) => bytes.with(at, value), valid));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 60 }), damaged), (bytes) => {
        try {
          expect(decodeRecord('R', () => bytes, { expanded: true })).toBeInstanceOf(DataTable);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
          expect((error as AppError).code).toBe('archive.corrupt');
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('damage in any blob of a record is corrupt, never a crash', () => {
    const leaf = DataTable.fromRows([{ label: 'leaf', nb_visits: 1, own: 0.5 }]);
    const folder = new DataTable();
    folder.addRow(
      new Row({ label: 'folder', nb_visits: 1, goals: { 'idgoal=1': { revenue: 2 } } }, { url: 'x' }, leaf),
    );
    const root = new DataTable();
    root.addRow(new Row({ label: 'root', nb_visits: 1 }, {}, folder));
    root.addRow(new Row({ label: 'second', nb_visits: 2 }, {}, DataTable.fromRows([{ label: 'x' }])));
    const blobs = encodeRecord('R', RecordTable.from(root));
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(blobs)), changes, fc.nat(4), (damaged, edits, idSubtable) => {
        const bytes = edits.reduce(
          (all, [at, value]) => all.with(at % all.length, value),
          blobs[damaged] as Uint8Array,
        );
        try {
          decodeRecord('R', (name) => (name === damaged ? bytes : blobs[name]), { expanded: true, idSubtable });
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
          expect((error as AppError).code).toBe('archive.corrupt');
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('a name that would reach into objects is refused', () => {
    const table = DataTable.fromRows([{ label: 'a', goals: { __photo__: { evil: 1 } } }]);
    const bytes = encodeRecord('R', RecordTable.from(table)).R as Uint8Array;
    const text = Buffer.from(bytes).toString('latin1').replace('__photo__', '__proto__');
    expect(() => decodeRecord('R', () => Buffer.from(text, 'latin1'))).toThrow('damaged');
    expect(({} as Record<string, unknown>).evil).toBeUndefined();
  });
});
