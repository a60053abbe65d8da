import type { DataTable } from '../DataTable';
import { withParts, withRows } from '../derive';

/** The first level alone; rows keep the numbers of their subtables. */
export function removeSubtables(table: DataTable): DataTable {
  return withRows(
    table,
    [...table].map((row) => withParts(row, { subtable: null })),
  );
}
