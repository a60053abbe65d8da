import type { DataTable } from '../DataTable';
import { mapSubtables, withRows } from '../derive';
import type { Row } from '../Row';

/** Removes the rows of every level for which `isGone` is true, with all below them. */
export function deleteRows(table: DataTable, isGone: (row: Row, depth: number) => boolean, depth = 0): DataTable {
  const rows = [...table].filter((row) => !isGone(row, depth));
  return mapSubtables(withRows(table, rows), (subtable) => deleteRows(subtable, isGone, depth + 1));
}
