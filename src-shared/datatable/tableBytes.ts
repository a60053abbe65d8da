import { corrupt, type ByteReader } from './ByteReader';
import type { ByteWriter } from './ByteWriter';
import { readCells, writeCells, type Cell } from './cells';
import { readPath, writePath, type ColumnPath, type NameList } from './columnPaths';
import { DataTable } from './DataTable';
import { Row, type Columns, type GoalColumns, type MetadataValue } from './Row';

/** One column over all rows of a table. */
interface StoredColumn {
  path: ColumnPath;
  cells: Cell[];
}

const HAS_SUMMARY_ROW = 1;
const IS_SIMPLE = 2;

/** A table and the number of the subtable of each of its rows, the summary row last; 0 for none. */
export interface NumberedTable {
  table: DataTable;
  ids: number[];
}

/** Writes one table without the tables below it, column by column. */
export function writeTable(writer: ByteWriter, names: NameList, { table, ids }: NumberedTable): void {
  const rows = [...table];
  writer.byte((table.summaryRow ? HAS_SUMMARY_ROW : 0) | (table.isSimple ? IS_SIMPLE : 0));
  writer.varint(rows.length);
  writer.bits(ids.map((id) => id > 0));
  for (const id of ids) if (id > 0) writer.varint(id);
  for (const columns of [collect(rows.map((row) => row.columns)), collect(rows.map((row) => row.metadata))]) {
    writer.varint(columns.length);
    for (const { path, cells } of columns) {
      writePath(writer, path, names);
      writeCells(writer, cells);
    }
  }
}

/** Reads what writeTable wrote. Rows know the numbers of their subtables. */
export function readTable(reader: ByteReader, names: readonly string[]): DataTable {
  const flags = reader.byte();
  const rowCount = reader.count(1);
  const rows = Array.from({ length: rowCount }, () => new Row({}));
  reader.bits(rowCount).forEach((hasSubtable, i) => {
    if (hasSubtable) rowAt(rows, i).idSubtable = reader.varint();
  });
  readColumns(reader, names, rowCount, (i) => rowAt(rows, i).columns);
  readColumns(reader, names, rowCount, (i) => rowAt(rows, i).metadata);
  const table = new DataTable();
  table.isSimple = (flags & IS_SIMPLE) !== 0;
  const last = rows.at(-1);
  if ((flags & HAS_SUMMARY_ROW) !== 0) {
    if (!last) throw corrupt('its summary row is missing');
    last.isSummary = true;
  }
  for (const row of rows) table.addRow(row);
  return table;
}

/** Rows as columns, in the order in which the rows first have them. */
function collect(rows: readonly Columns[]): StoredColumn[] {
  const columns = new Map<string, StoredColumn>();
  const addColumn = (key: string, path: ColumnPath): StoredColumn => {
    const column = { path, cells: new Array<Cell>(rows.length).fill(undefined) };
    columns.set(key, column);
    return column;
  };
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as Columns;
    for (const name in row) {
      const value = row[name];
      if (typeof value !== 'object' || value === null) {
        (columns.get(name) ?? addColumn(name, [name])).cells[i] = value;
      } else {
        putGoals(value, (goal, goalMetric, cell) => {
          const key = `${name}\0${goal}\0${goalMetric}`;
          (columns.get(key) ?? addColumn(key, [name, goal, goalMetric])).cells[i] = cell;
        });
      }
    }
  }
  return [...columns.values()];
}

function putGoals(goals: Record<string, GoalColumns>, put: (goal: string, metric: string, cell: Cell) => void): void {
  for (const [goal, metrics] of Object.entries(goals)) {
    for (const [metric, value] of Object.entries(metrics)) put(goal, metric, value);
  }
}

function readColumns(
  reader: ByteReader,
  names: readonly string[],
  rowCount: number,
  target: (row: number) => Record<string, MetadataValue | Record<string, GoalColumns>>,
): void {
  const count = reader.count();
  for (let i = 0; i < count; i++) {
    const path = readPath(reader, names);
    const cells = readCells(reader, rowCount);
    for (let row = 0; row < rowCount; row++) {
      const cell = cells[row];
      if (cell !== undefined) setCell(target(row), path, cell);
    }
  }
}

function setCell(columns: Columns, path: ColumnPath, cell: Exclude<Cell, undefined>): void {
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

function rowAt(rows: readonly Row[], index: number): Row {
  return rows[index] as Row;
}
