import { sumColumns, type Aggregations, type DataTable } from '../DataTable';
import { withRows } from '../derive';
import { Row } from '../Row';

/** Appends an ordinary row with the sum of all rows of the first level. */
export function addSummaryRow(table: DataTable, label: string, aggregations: Aggregations = {}): DataTable {
  const sum = new Row({ label });
  for (const row of table) sumColumns(sum.columns, row.columns, aggregations);
  return withRows(table, [...table, sum]);
}
