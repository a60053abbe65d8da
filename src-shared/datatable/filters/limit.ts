import type { DataTable } from '../DataTable';
import { mapSubtables, withRows } from '../derive';

/** Which rows are asked for. */
export interface LimitOptions {
  /** First row of the first level; default 0. */
  offset?: number;
  /** Rows of every level; −1 for all. */
  limit: number;
  /** Keeps the summary row even if the limit is reached before it. */
  keepSummaryRow?: boolean;
}

/** Keeps `limit` rows from `offset` on; the summary row counts as the last row. How many there were stays in the metadata. */
export function limit(table: DataTable, { offset = 0, limit: count, keepSummaryRow = false }: LimitOptions): DataTable {
  const all = [...table];
  const end = count < 0 ? all.length : offset + count;
  const rows = offset === 0 && end >= all.length ? all : all.slice(offset, end);
  if (keepSummaryRow && table.summaryRow && !rows.includes(table.summaryRow)) rows.push(table.summaryRow);
  const result = mapSubtables(withRows(table, rows), (subtable) => limit(subtable, { limit: count, keepSummaryRow }));
  result.metadata = { ...table.metadata, rowsBeforeLimit: all.length };
  return result;
}
