import type { DataTable } from '../DataTable';
import { withRows } from '../derive';
import { Row } from '../Row';

/** Rows for all these labels, in this order, with zeros where there are none; rows with other labels follow. */
export function addConstantRows(table: DataTable, labels: readonly string[], metrics: readonly string[]): DataTable {
  const known = new Set(labels);
  const constant = labels.map((label) => table.rowByLabel(label) ?? zeroRow(label, metrics));
  return withRows(table, [...constant, ...[...table].filter((row) => row.isSummary || !known.has(row.label))]);
}

function zeroRow(label: string, metrics: readonly string[]): Row {
  return new Row({ label, ...Object.fromEntries(metrics.map((name) => [name, 0])) });
}
