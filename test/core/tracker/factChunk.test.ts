import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodeFacts, FactChunk, factColumns, type FactCells } from '@main/core/tracker/factChunk';

const cell = fc.oneof(
  fc.constant(7),
  fc.nat(255),
  fc.nat(2 ** 31 - 1),
  fc.integer({ min: 2 ** 32, max: Number.MAX_SAFE_INTEGER }),
);

it('gives back every cell of every column', () => {
  const rows = fc.array(fc.array(cell, { minLength: factColumns.length, maxLength: factColumns.length }), {
    minLength: 1,
  });
  fc.assert(
    fc.property(rows, (table) => {
      const cells = Object.fromEntries(
        factColumns.map((name, i) => [name, Float64Array.from(table, (row) => row[i]!)]),
      ) as FactCells;
      const chunk = new FactChunk(encodeFacts(cells, table.length), table.length);
      for (const name of factColumns) expect([...chunk.column(name)]).toEqual([...cells[name]]);
    }),
  );
});

it('takes no room for a column whose cells are equal', () => {
  const cells = (rows: number) =>
    Object.fromEntries(factColumns.map((name) => [name, new Float64Array(rows).fill(404)])) as FactCells;
  expect(encodeFacts(cells(1000), 1000)).toHaveLength(encodeFacts(cells(1), 1).length);
});

it('reads a column that an older chunk lacks as zeros', () => {
  const cells = Object.fromEntries(factColumns.map((name) => [name, Float64Array.of(5, 6)])) as FactCells;
  const data = encodeFacts(cells, 2);
  const older = Uint8Array.from([data[0]!, 1, 1, 5, 0, 1]); // one column, `second`: a byte wide, from 5
  expect([...new FactChunk(older, 2).column('second')]).toEqual([5, 6]);
  expect([...new FactChunk(older, 2).column('status')]).toEqual([0, 0]);
});
