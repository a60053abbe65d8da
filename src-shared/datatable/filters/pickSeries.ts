import type { DataTable } from '../DataTable';
import { withParts, withRows } from '../derive';
import type { Row } from '../Row';

/** Puts what a row is compared with in its place: `seriesOf` says which of its comparisons, by number. */
export function pickSeries(table: DataTable, seriesOf: (row: Row) => number): DataTable {
  const rows = [...table].map((row) => {
    const series = seriesOf(row);
    const compared = row.comparisons?.rows[series];
    if (!compared) return row;
    const { columns, idSubtable } = compared;
    const metadata = { ...row.metadata, ...compared.metadata };
    return withParts(row, {
      ...{ columns: { label: row.columns.label ?? '', ...columns }, metadata, idSubtable },
      ...{ subtable: null, comparisons: null },
    });
  });
  return withRows(table, rows);
}
