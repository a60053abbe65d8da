import type { DataTable } from '../DataTable';
import { withRows } from '../derive';

/** Runs the filters that wait for the end, in the order in which they were queued. */
export function applyQueuedFilters(table: DataTable): DataTable {
  if (table.queuedFilters.length === 0) return table;
  const start = withRows(table, table);
  start.queuedFilters = [];
  return table.queuedFilters.reduce((result, filter) => filter(result), start);
}
