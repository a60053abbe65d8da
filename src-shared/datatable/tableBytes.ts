import { corrupt, type ByteReader } from './ByteReader';
import type { ByteWriter } from './ByteWriter';
import { readCells, writeCells, writeNumbers, type Cell } from './cells';
import { readPath, writePath, type ColumnPath, type NameList } from './columnPaths';
import { DataTable } from './DataTable';
import type { RecordColumn } from './RecordColumn';
import type { RecordTable } from './RecordTable';
import { Row, type Columns, type GoalColumns } from './Row';

const HAS_SUMMARY_ROW = 1;
const IS_SIMPLE = 2;

/** The rows of one table of a record, the summary row last, each with the number of its subtable; 0 for none. */
export interface NumberedRows {
  rows: Int32Array;
  ids: Int32Array;
}

/** Writes one table of a record without the tables below it, column by column. */
export function writeTable(
  writer: ByteWriter,
  names: NameList,
  record: RecordTable,
  { rows, ids }: NumberedRows,
): void {
  const hasSummary = rows.length > 0 && record.summaryRows.has(rows.at(-1) as number);
  writer.byte((hasSummary ? HAS_SUMMARY_ROW : 0) | (record.isSimple ? IS_SIMPLE : 0));
  writer.varint(rows.length);
  writer.bits(ids);
  for (const id of ids) if (id > 0) writer.varint(id);
  const labels = labelsOf(record, rows);
  const columns = presentColumns(record.columnsInOrder, rows);
  const hasLabels = labels.some((label) => label !== undefined);
  writer.varint(columns.length + (hasLabels ? 1 : 0));
  if (hasLabels) {
    writePath(writer, ['label'], names);
    writeCells(writer, labels);
  }
  for (const column of columns) writeColumn(writer, names, column, rows);
  const metadata = presentColumns([...record.metadata.values()], rows);
  writer.varint(metadata.length);
  for (const column of metadata) writeColumn(writer, names, column, rows);
}

/** The columns in which a row of the table has something. */
function presentColumns(columns: readonly RecordColumn[], rows: Int32Array): RecordColumn[] {
  return columns.filter((column) => column.hasAny(rows));
}

function writeColumn(writer: ByteWriter, names: NameList, column: RecordColumn, rows: Int32Array): void {
  writePath(writer, column.path, names);
  if (column.others) writeCells(writer, column.cellsOf(rows));
  else writeNumbers(writer, column.numbers, rows);
}

function labelsOf({ labels }: RecordTable, rows: Int32Array): Cell[] {
  const found = new Array<Cell>(rows.length);
  for (let i = 0; i < rows.length; i++) found[i] = labels[rows[i] as number];
  return found;
}

/** One column over all rows of a table, as stored. */
interface StoredColumn {
  path: ColumnPath;
  cells: Cell[];
}

/** A table as stored, without the tables below it. */
export interface StoredTable {
  hasSummaryRow: boolean;
  isSimple: boolean;
  /** By row, the number of its subtable; 0 for none. */
  ids: number[];
  columns: StoredColumn[];
  metadata: StoredColumn[];
}

/** Reads what writeTable wrote. Throws: AppError archive.corrupt. */
export function readTable(reader: ByteReader, names: readonly string[]): StoredTable {
  const flags = reader.byte();
  const rowCount = reader.count(1);
  const ids = reader.bits(rowCount).map((hasSubtable) => (hasSubtable ? reader.varint() : 0));
  const hasSummaryRow = (flags & HAS_SUMMARY_ROW) !== 0;
  if (hasSummaryRow && rowCount === 0) throw corrupt('its summary row is missing');
  const columns = readColumns(reader, names, rowCount);
  const metadata = readColumns(reader, names, rowCount);
  return { hasSummaryRow, isSimple: (flags & IS_SIMPLE) !== 0, ids, columns, metadata };
}

/** Rows know the numbers of their subtables. */
export function toDataTable({ hasSummaryRow, isSimple, ids, columns, metadata }: StoredTable): DataTable {
  const rows = ids.map((id) => {
    const row = new Row({});
    if (id > 0) row.idSubtable = id;
    return row;
  });
  for (const { path, cells } of columns) rows.forEach((row, i) => setCell(row.columns, path, cells[i]));
  for (const { path, cells } of metadata) rows.forEach((row, i) => setCell(row.metadata, path, cells[i]));
  const table = new DataTable();
  table.isSimple = isSimple;
  rows.forEach((row, i) => {
    row.isSummary = hasSummaryRow && i === rows.length - 1;
    table.addRow(row);
  });
  return table;
}

/** One row of a record, without what lies below it. */
export function toRow(record: RecordTable, row: number): Row {
  const result = new Row({ label: record.labels[row] ?? '' });
  for (const column of record.columnsInOrder) setCell(result.columns, column.path, column.cell(row));
  for (const column of record.metadata.values()) setCell(result.metadata, column.path, column.cell(row));
  result.isSummary = record.summaryRows.has(row);
  return result;
}

/** Adds the rows of a stored table below a row of a record (-1: as its first level). Returns their numbers there. */
export function addToRecord(record: RecordTable, parent: number, table: StoredTable): Int32Array {
  const { columns, metadata, ids, hasSummaryRow } = table;
  if (parent < 0) record.isSimple = table.isSimple;
  const labels = columns.find(({ path }) => path[0] === 'label')?.cells;
  const rows = Int32Array.from(ids, (_, i) =>
    hasSummaryRow && i === ids.length - 1 ? record.ensureSummaryRow(parent) : record.addRow(parent, labels?.[i]),
  );
  for (const { path, cells } of columns) if (path[0] !== 'label') record.column(path).keepCells(cells, rows);
  for (const { path, cells } of metadata) record.metadataColumn(path[0]).keepCells(cells, rows);
  return rows;
}

function readColumns(reader: ByteReader, names: readonly string[], rowCount: number): StoredColumn[] {
  const columns: StoredColumn[] = [];
  const count = reader.count();
  for (let i = 0; i < count; i++) columns.push({ path: readPath(reader, names), cells: readCells(reader, rowCount) });
  return columns;
}

function setCell(columns: Columns, path: ColumnPath, cell: Cell): void {
  if (cell === undefined) return;
  if (path.length === 1) {
    columns[path[0]] = cell;
    return;
  }
  const [name, goal, goalMetric] = path;
  if (typeof cell !== 'number') throw corrupt('a goal metric is not a number');
  const goals = ownObject<Record<string, GoalColumns>>(columns, name);
  ownObject<GoalColumns>(goals, goal)[goalMetric] = cell;
}

function ownObject<T extends object>(parent: Record<string, unknown>, name: string): T {
  if (!Object.hasOwn(parent, name)) parent[name] = {};
  const value = parent[name];
  if (typeof value !== 'object' || value === null) throw corrupt('a column is both a value and a group');
  return value as T;
}
