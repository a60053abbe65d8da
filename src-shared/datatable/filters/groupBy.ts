import { DataTable, type Aggregations } from '../DataTable';

/** Merges rows of the first level whose new label is equal, in the order of the first of each. */
export function groupBy(
  table: DataTable,
  toLabel: (label: string) => string,
  aggregations: Aggregations = {},
): DataTable {
  const result = new DataTable();
  result.metadata = table.metadata;
  result.isSimple = table.isSimple;
  for (const row of table.rows) {
    const one = DataTable.fromRows([{ ...row.columns, label: toLabel(row.label) }]);
    for (const copy of one.rows) Object.assign(copy, { metadata: row.metadata, subtable: row.subtable });
    result.addTable(one, aggregations);
  }
  if (table.summaryRow) result.addRow(table.summaryRow);
  return result;
}
