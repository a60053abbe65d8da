import type { DataTable } from '../DataTable';
import { withParts, withRows } from '../derive';
import type { Columns, Row } from '../Row';

/** How a table with subtables becomes one of rows × columns. */
export interface PivotOptions {
  /** The metric in the cells. */
  column: string;
  /** Columns that stay; the rest becomes one. −1 keeps all. */
  limit: number;
  /** What a row below is called. */
  labelOf: (row: Row) => string;
  /** The heading of the columns that did not fit. */
  othersLabel: string;
}

/**
 * Turns the labels of the level below into columns: each row has its label and one metric by what lies below it. Columns
 * are ordered by their sums, the largest first; those after the limit are summed into one. Subtables are gone afterwards.
 */
export function pivotByDimension(table: DataTable, options: PivotOptions): DataTable {
  const cells = [...table].map((row) => cellsOf(row, options));
  const names = namesOf(cells, options.othersLabel);
  const kept = options.limit < 0 ? names : names.slice(0, options.limit);
  const isKept = new Set(kept);
  const hasOthers = names.length > kept.length || cells.some((row) => row.has(options.othersLabel));
  const rows = [...table].map((row, i) => {
    const columns: Columns = { label: row.columns.label ?? '' };
    for (const name of kept) columns[name] = cells[i]?.get(name) ?? 0;
    if (hasOthers) columns[options.othersLabel] = sumOthers(cells[i] ?? new Map(), isKept);
    return withParts(row, { columns, subtable: null, idSubtable: null });
  });
  return withRows(table, rows);
}

type Cells = Map<string, number>;

/** What is not divided stands under Others. */
function cellsOf(row: Row, { column, labelOf, othersLabel }: PivotOptions): Cells {
  const { subtable } = row;
  const cells: Cells = new Map();
  if (!subtable && row.columns[column]) cells.set(othersLabel, row.number(column));
  for (const below of subtable ?? []) {
    const name = below.isSummary ? othersLabel : toHeading(labelOf(below));
    cells.set(name, (cells.get(name) ?? 0) + below.number(column));
  }
  return cells;
}

/** What a row has of its own stays: a log may hold the keyword `label`. */
function toHeading(label: string): string {
  return label === 'label' || label === 'goals' || label === '__proto__' ? `"${label}"` : label;
}

/** The names of all columns but the others', by their sums; equal ones by name. */
function namesOf(rows: readonly Cells[], othersLabel: string): string[] {
  const sums: Cells = new Map();
  for (const cells of rows) for (const [name, value] of cells) sums.set(name, (sums.get(name) ?? 0) + value);
  sums.delete(othersLabel);
  return [...sums].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([name]) => name);
}

function sumOthers(cells: Cells, isKept: ReadonlySet<string>): number {
  let sum = 0;
  for (const [name, value] of cells) if (!isKept.has(name)) sum += value;
  return sum;
}
