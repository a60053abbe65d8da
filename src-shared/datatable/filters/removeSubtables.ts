import type { DataTable } from '../DataTable';
import { withParts, withRows } from '../derive';

/** The first level alone; rows keep the numbers of their subtables. */
export function removeSubtables(table: DataTable): DataTable {
  const rows = [...table];
  if (!rows.some((row) => row.subtable)) return table;
  return withRows(
    table,
    rows.map((row) => (row.subtable ? withParts(row, { subtable: null }) : row)),
  );
}
