import { DataTable, newSummaryRow, sumColumns, type Aggregations } from '@shared/datatable/DataTable';
import type { Row } from '@shared/datatable/Row';

export interface RowLimits {
  /** The column by which rows are kept, the highest first; equals by label. */
  sortBy: string;
  maxRows: number;
  maxSubtableRows: number;
  aggregations: Aggregations;
}

/** Visitors of several rows are not known from the rows: the summary row has no such column. */
const uniqueColumns = ['nb_uniq_visitors', 'nb_users', 'entry_nb_uniq_visitors', 'exit_nb_uniq_visitors'];

/** The table with at most so many rows a level, the summary row included, into which the others are summed. */
export function cutTable(table: DataTable, limits: RowLimits, maxRows = limits.maxRows): DataTable {
  for (const row of table) {
    if (row.subtable) row.subtable = cutTable(row.subtable, limits, limits.maxSubtableRows);
  }
  if (table.rowCount <= maxRows) return table;
  const sorted = [...table.rows].sort(
    (a, b) => b.number(limits.sortBy) - a.number(limits.sortBy) || compareLabels(a, b),
  );
  const others = table.summaryRow ?? newSummaryRow();
  for (const row of sorted.slice(maxRows - 1)) sumColumns(others.columns, row.columns, limits.aggregations);
  for (const name of uniqueColumns) delete others.columns[name];
  const result = new DataTable();
  result.metadata = table.metadata;
  for (const row of sorted.slice(0, maxRows - 1)) result.addRow(row);
  result.addRow(others);
  return result;
}

function compareLabels(a: Row, b: Row): number {
  return a.label < b.label ? -1 : a.label > b.label ? 1 : 0;
}
