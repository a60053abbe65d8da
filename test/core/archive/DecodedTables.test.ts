import { DecodedTables } from '@main/core/archive/DecodedTables';
import { DataTable } from '@shared/datatable/DataTable';
import { expect, it } from 'vitest';

const tableOf = (rows: number) => DataTable.fromRows(Array.from({ length: rows }, (_, i) => ({ label: `${i}` })));

function decodeInto(tables: DecodedTables, log: string[]) {
  return (key: string, rows: number) =>
    tables.get(key, () => {
      log.push(key);
      return tableOf(rows);
    });
}

it('decodes a table once', () => {
  const log: string[] = [];
  const get = decodeInto(new DecodedTables(), log);
  expect(get('a', 3)).toBe(get('a', 3));
  expect(log).toEqual(['a']);
});

it('forgets the table that was not asked for longest when the rows are too many', () => {
  const log: string[] = [];
  const get = decodeInto(new DecodedTables(), log);
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) get(key, 25_000);
  expect(log).toEqual(['a', 'b', 'c', 'b']);
});

it('does not keep a table larger than all it may keep, and keeps the others', () => {
  const log: string[] = [];
  const get = decodeInto(new DecodedTables(), log);
  get('small', 1);
  get('huge', 60_001);
  get('small', 1);
  get('huge', 60_001);
  expect(log).toEqual(['small', 'huge', 'huge']);
});
