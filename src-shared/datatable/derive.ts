import { DataTable } from './DataTable';
import { Row, type Columns } from './Row';

/** A table like `table` with other rows; summary rows among them keep their place. Nothing of `table` changes. */
export function withRows(table: DataTable, rows: Iterable<Row>): DataTable {
  const result = new DataTable();
  result.metadata = table.metadata;
  result.isSimple = table.isSimple;
  result.queuedFilters = table.queuedFilters;
  for (const row of rows) result.addRow(row);
  return result;
}

/** The table, or where it is shared one like it that its owner may change. The rows are those of `table`. */
export function toOwn(table: DataTable): DataTable {
  return table.isShared ? withRows(table, table) : table;
}

/** A row like `row` with some of its parts replaced. */
export function withParts(
  row: Row,
  parts: Partial<Pick<Row, 'columns' | 'metadata' | 'subtable' | 'idSubtable' | 'comparisons'>>,
): Row {
  const result = new Row(parts.columns ?? row.columns, parts.metadata ?? row.metadata, row.subtable);
  if (parts.subtable !== undefined) result.subtable = parts.subtable;
  result.idSubtable = parts.idSubtable !== undefined ? parts.idSubtable : row.idSubtable;
  result.isSummary = row.isSummary;
  result.isTotals = row.isTotals;
  result.comparisons = parts.comparisons !== undefined ? parts.comparisons : row.comparisons;
  return result;
}

/** The table with `change` done to every row of every level, the summary rows included. `depth` is 0 at the first level. */
export function mapRows(table: DataTable, change: (row: Row, depth: number) => Row, depth = 0): DataTable {
  const result = withRows(table, []);
  for (const row of table) {
    const changed = change(row, depth);
    const { subtable } = row;
    result.addRow(subtable ? withParts(changed, { subtable: mapRows(subtable, change, depth + 1) }) : changed);
  }
  return result;
}

/** The table with `change` done to the columns of every row of every level, and of the rows that they are compared with. */
export function mapColumns(table: DataTable, change: (columns: Columns) => Columns): DataTable {
  return mapRows(table, (row) => {
    const columns = change(row.columns);
    if (!row.comparisons) return columns === row.columns ? row : withParts(row, { columns });
    return withParts(row, { columns, comparisons: mapColumns(row.comparisons, change) });
  });
}

/** The table with `change` done to the table below each row. */
export function mapSubtables(table: DataTable, change: (subtable: DataTable) => DataTable): DataTable {
  if (!table.rows.some((row) => row.subtable) && !table.summaryRow?.subtable) return table;
  const rows = [...table].map((row) => (row.subtable ? withParts(row, { subtable: change(row.subtable) }) : row));
  return withRows(table, rows);
}
