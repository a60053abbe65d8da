import { sumColumns, type Aggregations, type DataTable } from '../DataTable';
import { withRows } from '../derive';
import { rememberShared } from '../rememberShared';
import type { Columns } from '../Row';

/** The columns of all rows of the first level together, the summary row included, under `metadata.totals`. */
export function computeTotals(table: DataTable, aggregations: Aggregations = {}): DataTable {
  return rememberShared(table, 'totals', { by: aggregations, make: () => withTotals(table, aggregations) });
}

function withTotals(table: DataTable, aggregations: Aggregations): DataTable {
  const totals: Columns = {};
  for (const row of table) sumColumns(totals, row.columns, aggregations);
  const numbers = Object.entries(totals).filter((entry): entry is [string, number] => typeof entry[1] === 'number');
  const result = withRows(table, table);
  result.metadata = { ...table.metadata, totals: Object.fromEntries(numbers) };
  return result;
}
