import type { DataTable } from '../DataTable';
import { withRows } from '../derive';

/** The share of a column's sum below which rows go when no number is given. */
const DEFAULT_SHARE = 0.02;

/** Removes rows with less than `minimum` in a column; 0 stands for 2 % of the column's sum. */
export function excludeLowPopulation(table: DataTable, options: { column: string; minimum: number }): DataTable {
  const rows = [...table];
  const sum = rows.reduce((total, row) => total + row.number(options.column), 0);
  const minimum = options.minimum === 0 ? sum * DEFAULT_SHARE : options.minimum;
  return withRows(
    table,
    rows.filter((row) => row.number(options.column) >= minimum),
  );
}
