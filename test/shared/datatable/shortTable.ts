import { DataTable, newSummaryRow } from '@shared/datatable/DataTable';
import { Row } from '@shared/datatable/Row';

/** A tree in short: label, visits, rows below. The label `-1` is the summary row. */
export type Short = readonly [label: string, visits: number | null, below?: readonly Short[]];

export function toTable(rows: readonly Short[]): DataTable {
  const table = new DataTable();
  for (const [label, visits, below] of rows) {
    const row = label === '-1' ? newSummaryRow() : new Row({ label });
    if (visits !== null) row.columns.nb_visits = visits;
    if (below) row.subtable = toTable(below);
    table.addRow(row);
  }
  return table;
}

export function toShort(table: DataTable): Short[] {
  return [...table].map((row): Short => {
    const visits = typeof row.columns.nb_visits === 'number' ? row.columns.nb_visits : null;
    return row.subtable ? [row.label, visits, toShort(row.subtable)] : [row.label, visits];
  });
}

export const labels = (table: DataTable): string[] => [...table].map((row) => row.label);
