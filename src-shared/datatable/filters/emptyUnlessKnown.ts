import type { DataTable } from '../DataTable';
import { withRows } from '../derive';

/** A table whose only row is of what is not known says nothing: it loses it. */
export function emptyUnlessKnown(table: DataTable, unknown: string): DataTable {
  const [first, ...others] = table;
  return first?.label === unknown && others.length === 0 ? withRows(table, []) : table;
}
