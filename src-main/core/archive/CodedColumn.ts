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

/** The column with every value changed; `to` runs once per distinct value. */
export function mapColumn({ codes, values }: CodedColumn, to: (value: CellValue) => CellValue): CodedColumn {
  const changed = encodeColumn(values.map(to));
  return { codes: codes.map((code) => changed.codes[code] as number), values: changed.values };
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
