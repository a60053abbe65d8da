import type { DataTable } from '../DataTable';
import { withRows } from '../derive';
import { Row, type Columns } from '../Row';

/** Puts a row with these sums below all others. It stays when rows are sorted, searched or cut. */
export function addTotalsRow(table: DataTable, totals: Columns, label: string): DataTable {
  const row = new Row({ label, ...totals }, { is_totals: true });
  row.isTotals = true;
  return withRows(table, [...table, row]);
}
