import type { DataTable } from '../DataTable';
import { mapRows, withParts } from '../derive';
import type { ColumnValue, Row } from '../Row';

/** Adds a column worked out from each row of every level; undefined leaves it out. A column of that name is replaced. */
export function addColumn(
  table: DataTable,
  name: string,
  toValue: (row: Row, depth: number) => ColumnValue | undefined,
): DataTable {
  return mapRows(table, (row, depth) => {
    const value = toValue(row, depth);
    return value === undefined ? row : withParts(row, { columns: { ...row.columns, [name]: value } });
  });
}
