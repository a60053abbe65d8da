import type { DataTable } from '../DataTable';
import { mapRows, withParts } from '../derive';
import type { ColumnValue, Row } from '../Row';

/** Replaces a column's value in each row of every level that has it; the summary row's label stays. */
export function replaceColumn(
  table: DataTable,
  name: string,
  toValue: (value: ColumnValue, row: Row, depth: number) => ColumnValue,
): DataTable {
  return mapRows(table, (row, depth) => {
    const value = row.columns[name];
    if (value === undefined || (name === 'label' && row.isSummary)) return row;
    return withParts(row, { columns: { ...row.columns, [name]: toValue(value, row, depth) } });
  });
}
