import type { DataTable } from '../DataTable';
import { replaceColumn } from './replaceColumn';

/** Which values a column may have; both ends may. */
export interface RangeCheckOptions {
  column: string;
  minimum?: number;
  maximum?: number;
}

/** Replaces numbers outside of a range by its nearer end: a rate is never above 1. */
export function rangeCheck(
  table: DataTable,
  { column, minimum = -Infinity, maximum = Infinity }: RangeCheckOptions,
): DataTable {
  return replaceColumn(table, column, (value) =>
    typeof value === 'number' ? Math.min(Math.max(value, minimum), maximum) : value,
  );
}
