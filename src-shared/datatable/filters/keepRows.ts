import type { DataTable } from '../DataTable';
import { withParts, withRows } from '../derive';
import type { Row } from '../Row';

/** Keeps the rows of every level for which `isKept` is true, or that have such rows below. */
export function keepRows(table: DataTable, isKept: (row: Row) => boolean): DataTable {
  const rows = [...table].flatMap((row): Row[] => {
    if (!row.subtable) return isKept(row) ? [row] : [];
    const subtable = keepRows(row.subtable, isKept);
    return isKept(row) || subtable.rowCount > 0 ? [withParts(row, { subtable })] : [];
  });
  return withRows(table, rows);
}
