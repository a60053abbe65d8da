import type { Cell } from './cells';
import { comparePaths, type ColumnPath } from './columnPaths';
import { SUMMARY_LABEL, type Aggregations, type DataTable } from './DataTable';
import { RecordColumn, type ColumnData } from './RecordColumn';
import type { Columns, MetadataValue, Row } from './Row';

/** Rows by the row above them: those below row p stand at [starts[p + 1], starts[p + 2]) of `rows`, a summary row last. */
export interface RecordLevels {
  starts: Int32Array;
  rows: Int32Array;
}

/** A record as plain data, to cross threads. */
export interface RecordData {
  labels: readonly Cell[];
  parents: Int32Array;
  summaryRows: ReadonlySet<number>;
  columns: readonly ColumnData[];
  metadata: readonly ColumnData[];
  isSimple: boolean;
}

/**
 * The table of an archive record while it is made and summed: all rows of all levels by number, all numbers of a column
 * side by side. It holds what a DataTable with its subtables holds, and adds up many times faster.
 */
export class RecordTable {
  readonly summaryRows = new Set<number>();
  readonly columns = new Map<string, RecordColumn>();
  readonly metadata = new Map<string, RecordColumn>();
  isSimple = false;
  /** Rows by label, at the number of the row above + 1; of the first `indexed` rows. Most records are only read. */
  private readonly index: (Map<string, number> | undefined)[] = [];
  private indexed = 0;
  private readonly summaryByParent = new Map<number, number>();
  private orderedColumns: readonly RecordColumn[] = [];

  constructor(
    /** By row; undefined for a row without a label. */
    readonly labels: Cell[] = [],
    /** The row above, -1 on the first level; always a smaller number than the row's own. */
    readonly parents: number[] = [],
  ) {}

  static from(table: DataTable): RecordTable {
    const record = new RecordTable();
    record.isSimple = table.isSimple;
    record.take(table, -1);
    return record;
  }

  static fromData({ labels, parents, summaryRows, columns, metadata, isSimple }: RecordData): RecordTable {
    const record = new RecordTable([...labels], [...parents]);
    record.isSimple = isSimple;
    for (const row of summaryRows) record.markSummary(row);
    for (const column of columns) record.column(column.path).take(column);
    for (const column of metadata) record.metadataColumn(column.path[0]).take(column);
    return record;
  }

  get rowCount(): number {
    return this.labels.length;
  }

  /** A new row, even if there is one of this label. */
  addRow(parent: number, label: Cell): number {
    const row = this.labels.length;
    this.labels.push(label);
    this.parents.push(parent);
    return row;
  }

  /** The row of this label below `parent` (-1: on the first level), made when there is none. */
  ensureRow(parent: number, label: string): number {
    if (this.indexed < this.labels.length) this.indexRows();
    return this.index[parent + 1]?.get(label) ?? this.addRow(parent, label);
  }

  /** The row that holds what did not fit below `parent`. */
  ensureSummaryRow(parent: number): number {
    let row = this.summaryByParent.get(parent);
    if (row === undefined) {
      row = this.labels.length;
      this.labels.push(SUMMARY_LABEL);
      this.parents.push(parent);
      this.markSummary(row);
    }
    return row;
  }

  column(path: ColumnPath): RecordColumn {
    return ensureColumn(this.columns, path);
  }

  /** The columns as they are stored and answered, whatever came first. */
  get columnsInOrder(): readonly RecordColumn[] {
    if (this.orderedColumns.length !== this.columns.size) {
      this.orderedColumns = [...this.columns.values()].sort((a, b) => comparePaths(a.path, b.path));
    }
    return this.orderedColumns;
  }

  /** Adds the rows of another record, by label, summary rows included. Columns may have other names here. */
  add(source: RecordTable, aggregations: Aggregations = {}, names: Readonly<Record<string, string>> = {}): this {
    const rows = this.ensureRowsOf(source);
    for (const column of source.columns.values()) {
      const [first, ...rest] = column.path;
      const name = names[first] ?? first;
      this.column([name, ...rest] as unknown as ColumnPath).addColumn(column, rows, aggregations[column.path.at(-1)!]);
    }
    this.keepMetadata(source, rows);
    return this;
  }

  /** The row here of each row of another record, by label, made where there is none. */
  ensureRowsOf(source: RecordTable): Int32Array {
    const rows = new Int32Array(source.rowCount);
    for (let i = 0; i < rows.length; i += 1) {
      const parent = source.parents[i] as number;
      const above = parent < 0 ? -1 : (rows[parent] as number);
      rows[i] = source.summaryRows.has(i)
        ? this.ensureSummaryRow(above)
        : this.ensureRow(above, String(source.labels[i] ?? ''));
    }
    return rows;
  }

  /** The same rows with some columns under other names. They share what they hold: neither may change from now on. */
  renamed(names: Readonly<Record<string, string>>): RecordTable {
    const renamed = new RecordTable(this.labels, this.parents);
    renamed.isSimple = this.isSimple;
    for (const row of this.summaryRows) renamed.markSummary(row);
    for (const column of this.columns.values()) {
      const [first, ...rest] = column.path;
      const path = [names[first] ?? first, ...rest] as unknown as ColumnPath;
      renamed.column(path).take(column);
    }
    for (const column of this.metadata.values()) renamed.metadataColumn(column.path[0]).take(column);
    return renamed;
  }

  /** Takes over the metadata of a record whose row i is row `rows[i]` here; -1 for none. */
  keepMetadata(source: RecordTable, rows: Int32Array): void {
    for (const column of source.metadata.values()) this.metadataColumn(column.path[0]).keepAll(column, rows);
  }

  metadataColumn(name: string): RecordColumn {
    return ensureColumn(this.metadata, [name]);
  }

  toData(): RecordData {
    const toData = (column: RecordColumn): ColumnData => column.toData(this.rowCount);
    return {
      labels: this.labels,
      parents: Int32Array.from(this.parents),
      summaryRows: this.summaryRows,
      columns: [...this.columns.values()].map(toData),
      metadata: [...this.metadata.values()].map(toData),
      isSimple: this.isSimple,
    };
  }

  toLevels(): RecordLevels {
    const starts = new Int32Array(this.rowCount + 2);
    for (const parent of this.parents) starts[parent + 2]! += 1;
    for (let i = 1; i < starts.length; i += 1) starts[i]! += starts[i - 1]!;
    const next = starts.slice();
    const rows = new Int32Array(this.rowCount);
    const place = (row: number): void => {
      const level = (this.parents[row] as number) + 1;
      rows[next[level]!] = row;
      next[level]! += 1;
    };
    for (let row = 0; row < this.rowCount; row += 1) if (!this.summaryRows.has(row)) place(row);
    for (const row of this.summaryRows) place(row);
    return { starts, rows };
  }

  private markSummary(row: number): void {
    this.summaryRows.add(row);
    this.summaryByParent.set(this.parents[row] as number, row);
  }

  private indexRows(): void {
    for (; this.indexed < this.labels.length; this.indexed += 1) {
      if (this.summaryRows.has(this.indexed)) continue;
      const place = (this.parents[this.indexed] as number) + 1;
      while (this.index.length <= place) this.index.push(undefined);
      const label = this.labels[this.indexed];
      const byLabel = (this.index[place] ??= new Map<string, number>());
      byLabel.set(typeof label === 'string' ? label : String(label ?? ''), this.indexed);
    }
  }

  private take(table: DataTable, parent: number): void {
    for (const source of table) {
      const row = source.isSummary ? this.ensureSummaryRow(parent) : this.addRow(parent, source.columns.label as Cell);
      this.takeCells(source, row);
      if (source.subtable) this.take(source.subtable, row);
    }
  }

  private takeCells({ columns, metadata }: Row, row: number): void {
    for (const name in columns) {
      const value = columns[name];
      if (name === 'label' || value === undefined) continue;
      if (typeof value === 'object' && value !== null) this.takeGoals(name, value, row);
      else this.column([name]).keep(row, value);
    }
    for (const name in metadata) {
      this.metadataColumn(name).keep(row, metadata[name] as MetadataValue);
    }
  }

  private takeGoals(name: string, goals: Extract<Columns[string], object>, row: number): void {
    for (const [goal, metrics] of Object.entries(goals)) {
      for (const [metric, value] of Object.entries(metrics)) this.column([name, goal, metric]).keep(row, value);
    }
  }
}

function ensureColumn(columns: Map<string, RecordColumn>, path: ColumnPath): RecordColumn {
  const key = path.length === 1 ? path[0] : path.join('\0');
  let column = columns.get(key);
  if (!column) columns.set(key, (column = new RecordColumn(path)));
  return column;
}
