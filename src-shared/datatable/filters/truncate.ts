import { newSummaryRow, sumColumns, type Aggregations, type DataTable } from '../DataTable';
import { mapSubtables, withParts, withRows } from '../derive';
import type { Row } from '../Row';

/** How many rows stay. */
export interface TruncateOptions {
  /** Rows that are kept before the rest becomes the summary row. */
  keep: number;
  /** The same for the tables below; default `keep`. */
  keepBelow?: number;
  aggregations?: Aggregations;
}

/** Keeps the first rows of every level and sums the others, and a summary row that was there, into the summary row. */
export function truncate(table: DataTable, options: TruncateOptions): DataTable {
  const keepBelow = options.keepBelow ?? options.keep;
  const kept = withRows(table, table.rows.slice(0, options.keep));
  const rest = table.rows.slice(options.keep);
  const below = mapSubtables(kept, (subtable) => truncate(subtable, { ...options, keep: keepBelow }));
  const summaryRow = rest.length === 0 ? table.summaryRow : sumOf(rest, table.summaryRow, options.aggregations);
  return summaryRow ? withRows(below, [...below.rows, summaryRow]) : below;
}

/** The summary row of rows; what lies below them is not kept. */
function sumOf(rows: readonly Row[], present: Row | null, aggregations: Aggregations | undefined): Row {
  const start = newSummaryRow();
  const summaryRow = withParts(start, { columns: { ...start.columns }, metadata: { ...present?.metadata } });
  for (const row of present ? [present, ...rows] : rows) sumColumns(summaryRow.columns, row.columns, aggregations);
  return summaryRow;
}
