import type { GroupBy, Where } from '@shared/plugin/dayLogs';
import { mapColumn, type CodedColumn } from './CodedColumn';
import { combineColumns, type Grouping } from './groupVisits';

/** Rows of a site-day, column by column. */
export interface LogRows {
  readonly count: number;
  /** A column by its distinct values; all NULL where there is no such column. */
  column(name: string): CodedColumn;
  /** A column of numbers as it is, NaN where there is none; null where it isn't kept so. */
  measure?(name: string): Float64Array | null;
}

/** Rows that belong to visits of the day. */
export interface RowsOfVisits extends LogRows {
  /** The row of the visit; -1 for none. Rows of one visit stand together, in the order of visits. */
  readonly visit: Int32Array;
}

/** The rows by what they have in some dimensions. */
export function groupRows(rows: LogRows, dimensions: readonly GroupBy[]): Grouping {
  const columns = dimensions.map((dimension) =>
    typeof dimension === 'string' ? rows.column(dimension) : mapColumn(rows.column(dimension.column), dimension.to),
  );
  return combineColumns(rows.count, columns);
}

/** 1 for each row that `isIn` holds for and that all conditions hold for; null for all rows. */
export function filterRows(
  rows: LogRows,
  where: readonly Where[] | undefined,
  isIn: ((row: number) => boolean) | null,
): Uint8Array | null {
  if (!isIn && !where?.length) return null;
  const mask = new Uint8Array(rows.count).fill(1);
  if (isIn) for (let row = 0; row < rows.count; row += 1) if (!isIn(row)) mask[row] = 0;
  for (const { column, is } of where ?? []) {
    const { codes, values } = rows.column(column);
    const passes = Uint8Array.from(values, (value) => Number(is(value)));
    for (let row = 0; row < rows.count; row += 1) if (passes[codes[row] as number] === 0) mask[row] = 0;
  }
  return mask;
}
