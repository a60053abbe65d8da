import type { CellValue } from '@shared/plugin/defineDimensions';
import type { SqlValue } from '../db/Database';

/** A column by its distinct values: `values[codes[row]]` is the cell. */
export interface CodedColumn {
  codes: Int32Array;
  values: CellValue[];
}

/** Numbers the distinct cells. */
export function encodeColumn(cells: ArrayLike<SqlValue>): CodedColumn {
  const byValue = new Map<SqlValue, number>();
  const values: CellValue[] = [];
  const codes = new Int32Array(cells.length);
  for (let row = 0; row < cells.length; row += 1) {
    const value = cells[row] as SqlValue;
    let code = byValue.get(value);
    if (code === undefined) {
      byValue.set(value, (code = values.length));
      values.push(value as CellValue);
    }
    codes[row] = code;
  }
  return { codes, values: values.length > 0 ? values : [null] };
}

/** Up to so many times as many numbers as rows are looked up in an array; more in a map. */
const MAX_SPREAD = 8;

/** encodeColumn for whole numbers, fast where they lie close together; NaN is NULL. */
export function encodeNumbers(cells: Float64Array): CodedColumn {
  let min = Infinity;
  let max = -Infinity;
  for (let row = 0; row < cells.length; row += 1) {
    const cell = cells[row] as number;
    if (cell < min) min = cell;
    if (cell > max) max = cell;
  }
  if (min > max) return constantColumn(cells.length, null);
  if (max - min > MAX_SPREAD * cells.length + 1000) {
    return encodeColumn(Array.from(cells, (cell) => (Number.isNaN(cell) ? null : cell)));
  }
  const codeOf = new Int32Array(max - min + 1);
  let codeOfNull = 0;
  const values: CellValue[] = [];
  const codes = new Int32Array(cells.length);
  for (let row = 0; row < cells.length; row += 1) {
    const cell = cells[row] as number;
    if (Number.isNaN(cell)) {
      codeOfNull ||= values.push(null);
      codes[row] = codeOfNull - 1;
      continue;
    }
    let code = codeOf[cell - min] as number;
    if (code === 0) codeOf[cell - min] = code = values.push(cell);
    codes[row] = code - 1;
  }
  return { codes, values };
}

/** Of some rows of the column, with those values only that they have. */
export function pickRows({ codes, values }: CodedColumn, rows: Int32Array): CodedColumn {
  const newCodes = new Int32Array(values.length);
  const kept: CellValue[] = [];
  const picked = new Int32Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) {
    const code = codes[rows[at] as number] as number;
    let newCode = newCodes[code] as number;
    if (newCode === 0) newCodes[code] = newCode = kept.push(values[code] as CellValue);
    picked[at] = newCode - 1;
  }
  return { codes: picked, values: kept.length > 0 ? kept : [null] };
}

/** The column with every value changed, all distinct ones at once. */
export function mapValues(
  { codes, values }: CodedColumn,
  to: (values: readonly CellValue[]) => readonly CellValue[],
): CodedColumn {
  const changed = encodeColumn(to(values));
  const newCodes = new Int32Array(codes.length);
  for (let row = 0; row < codes.length; row += 1) newCodes[row] = changed.codes[codes[row] as number] as number;
  return { codes: newCodes, values: changed.values };
}

/** The column with every value changed; `to` runs once per distinct value. */
export function mapColumn(column: CodedColumn, to: (value: CellValue) => CellValue): CodedColumn {
  return mapValues(column, (values) => values.map(to));
}

/** The column as seen from other rows, each of which belongs to one of its rows; NULL for those that belong to none (-1). */
export function columnAt({ codes, values }: CodedColumn, rows: Int32Array): CodedColumn {
  if (!rows.includes(-1)) return { codes: rows.map((row) => codes[row] as number), values };
  const none = values.length;
  return { codes: rows.map((row) => (row < 0 ? none : (codes[row] as number))), values: [...values, null] };
}

/** A column that is the same in all rows. */
export function constantColumn(count: number, value: CellValue): CodedColumn {
  return { codes: new Int32Array(count), values: [value] };
}
