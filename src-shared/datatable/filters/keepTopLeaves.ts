import type { DataTable } from '../DataTable';
import type { Row } from '../Row';
import { keepRows } from './keepRows';
import { presentColumn } from './sort';

/** Which rows are wanted of a tree that is going to be flattened and sorted. */
export interface TopLeavesOptions {
  column: string;
  order: 'asc' | 'desc';
  /** How many rows, from the first. */
  count: number;
  /** The rows that have others below them count, too. */
  includeAggregateRows: boolean;
}

/**
 * The tree without the rows that can't be among the first `count` once it is flattened and sorted. Rows equal to the last
 * of those stay, as only their labels decide; so flattening, sorting and limiting give the same, with far fewer rows.
 */
export function keepTopLeaves(table: DataTable, options: TopLeavesOptions): DataTable {
  const leaves = leavesOf(table, options.includeAggregateRows);
  const column = presentColumn(leaves, options.column);
  if (column === null || options.count <= 0) return table;
  const direction = options.order === 'asc' ? -1 : 1;
  const keyOf = (row: Row): number => toKey(row.columns[column], direction);
  // The summary row is not sorted among the others: it takes nobody's place.
  const keys = Float64Array.from(
    leaves.filter((row) => row !== table.summaryRow),
    keyOf,
  ).sort();
  const lowest = keys[keys.length - options.count];
  // Texts are ordered otherwise; NaN, which stands for them, comes last.
  if (lowest === undefined || Number.isNaN(keys.at(-1))) return table;
  return keepRows(
    table,
    (row) =>
      row === table.summaryRow || ((options.includeAggregateRows || row.subtable === null) && keyOf(row) >= lowest),
  );
}

/** Higher comes first; what is no value comes last, whatever the order. */
function toKey(value: unknown, direction: number): number {
  if (typeof value === 'number') return value * direction;
  return typeof value === 'string' ? NaN : -Infinity;
}

function leavesOf(table: DataTable, withAggregates: boolean, leaves: Row[] = []): Row[] {
  for (const row of table) {
    if (!row.subtable || withAggregates) leaves.push(row);
    if (row.subtable) leavesOf(row.subtable, withAggregates, leaves);
  }
  return leaves;
}
