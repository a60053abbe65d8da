import type { DataTable } from '../DataTable';
import { withParts, withRows } from '../derive';
import { copyCells, type Row } from '../Row';

/** How labels of several levels become one. */
export interface FlattenOptions {
  /** Between labels; `/` makes paths: they begin with it, and `/index` at their end becomes `/`. */
  separator: string;
  /** Keeps the rows that have others below them, marked `is_aggregate`. */
  includeAggregateRows?: boolean;
  /** Says the label of every level under the name of that level's dimension, in the metadata. */
  dimensionAt?: ((level: number) => string) | undefined;
}

/** The rows at the ends of the tree as one table. Summary rows below the first level become ordinary rows. */
export function flatten(table: DataTable, options: FlattenOptions): DataTable {
  const rows: Row[] = [];
  addFlatRows(rows, table, [], options);
  return withRows(table, rows);
}

function addFlatRows(rows: Row[], table: DataTable, parents: readonly string[], options: FlattenOptions): void {
  for (const row of table) {
    const labels = [...parents, row.label];
    if (!row.subtable || options.includeAggregateRows) {
      const flat = flatRow(row, labels, options);
      if (row.subtable) flat.metadata = { ...flat.metadata, is_aggregate: 1 };
      rows.push(flat);
    }
    if (row.subtable) addFlatRows(rows, row.subtable, labels, options);
  }
}

function flatRow(row: Row, labels: readonly string[], { separator, dimensionAt }: FlattenOptions): Row {
  const isTopSummary = row.isSummary && labels.length === 1;
  const label = isTopSummary ? row.label : joinLabels(labels, separator);
  const columns = Object.assign(copyCells(row.columns), { label });
  const flat = withParts(row, { columns, subtable: null, idSubtable: null });
  if (dimensionAt) {
    const dimensions = Object.fromEntries(labels.map((part, level) => [dimensionAt(level), part]));
    flat.metadata = { ...row.metadata, ...dimensions };
  }
  flat.isSummary = isTopSummary;
  return flat;
}

function joinLabels(labels: readonly string[], separator: string): string {
  if (separator !== '/') return labels.map((label) => label.trim()).join(separator);
  const path = `/${labels.map((label) => label.replace(/^\//, '')).join('/')}`;
  return path.endsWith('/index') ? path.slice(0, -'index'.length) : path;
}
