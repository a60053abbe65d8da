import { SUMMARY_LABEL, type DataTable } from '../DataTable';
import { mapRows, withParts } from '../derive';

/** Names the summary rows of every level: `-1` becomes `Others`. */
export function replaceSummaryRowLabel(table: DataTable, label: string): DataTable {
  return mapRows(table, (row) =>
    row.isSummary && row.label === SUMMARY_LABEL ? withParts(row, { columns: { ...row.columns, label } }) : row,
  );
}
