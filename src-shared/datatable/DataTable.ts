import { mergeSketches } from '../sketch/quantileSketch';
import { addNumbers } from './countSets';
import { Row, type Columns, type MetadataValue } from './Row';

/** How a column of two rows with one label becomes one value; `sketch`: the cells are quantile sketches. */
export type Aggregation = 'sum' | 'min' | 'max' | 'sketch';
/** How columns that do not sum are joined, by column name. */
export type Aggregations = Readonly<Record<string, Aggregation>>;

/** Small tables are searched row by row: most tables of a page tree have few rows, and an index takes longer to make. */
const MAX_ROWS_SEARCHED = 8;

/** What is known about the table as a whole. */
export interface TableMetadata {
  idSite?: number;
  siteName?: string;
  period?: string;
  date?: string;
  segment?: string;
  archivedDate?: string;
  /** Column sums over all rows before limits, by column name. */
  totals?: Record<string, number>;
  /** Rows of the first level before the limit. */
  rowsBeforeLimit?: number;
  /** What is said of numbers of distinct visitors: which rows have none, and why. */
  uniques?: string;
  [key: string]: unknown;
}

/** A table made of another; the other stays as it is. */
export type TableFilter = (table: DataTable) => DataTable;

/**
 * The common currency of Heartwood: rows in order, at most one summary row ("Others") kept apart and always last,
 * and metadata about the whole. Archives store DataTables, filters turn one into another, renderers write them out.
 *
 * A table with `isSimple` is one row of metrics without a label (VisitsSummary.get).
 */
export class DataTable {
  rows: Row[] = [];
  summaryRow: Row | null = null;
  totalsRow: Row | null = null;
  metadata: TableMetadata = {};
  isSimple = false;
  /** It and its rows never change, as many read them: filters may remember what they made of it. */
  isShared = false;
  /** What is done to the rows that are answered, after all other filters; off with disable_queued_filters. */
  queuedFilters: readonly TableFilter[] = [];
  private index: Map<string, Row> | null = null;

  static fromRows(rows: readonly Columns[]): DataTable {
    const table = new DataTable();
    for (const columns of rows) table.addRow(new Row(columns));
    return table;
  }

  static simple(columns: Columns): DataTable {
    const table = DataTable.fromRows([columns]);
    table.isSimple = true;
    return table;
  }

  /** Has a filter run last: on the rows that are left when all are sorted and cut. */
  queueFilter(filter: TableFilter): this {
    this.queuedFilters = [...this.queuedFilters, filter];
    return this;
  }

  get rowCount(): number {
    return this.rows.length + (this.summaryRow ? 1 : 0);
  }

  /** All rows, then the summary row, then the totals row. */
  [Symbol.iterator](): IterableIterator<Row> {
    const { summaryRow, totalsRow } = this;
    if (!totalsRow) return (summaryRow ? [...this.rows, summaryRow] : this.rows).values();
    return [...this.rows, ...(summaryRow ? [summaryRow] : []), totalsRow].values();
  }

  addRow(row: Row): Row {
    if (row.isTotals) {
      this.totalsRow = row;
      return row;
    }
    if (row.isSummary) {
      this.summaryRow = row;
      return row;
    }
    this.rows.push(row);
    this.index?.set(row.label, row);
    return row;
  }

  rowByLabel(label: string): Row | undefined {
    if (!this.index && this.rows.length <= MAX_ROWS_SEARCHED) return this.rows.findLast((row) => row.label === label);
    this.index ??= new Map(this.rows.map((row) => [row.label, row]));
    return this.index.get(label);
  }

  /** Call after labels or the row order were changed in place. */
  forgetIndex(): void {
    this.index = null;
  }

  /** The row with this label, made (with no metrics) when there is none. */
  ensureRow(label: string, metadata: Record<string, MetadataValue> = {}): Row {
    return this.rowByLabel(label) ?? this.addRow(new Row({ label }, metadata));
  }

  /** Adds metrics to the row with this label; numbers aggregate as told (sum by default). */
  sumByLabel(label: string, columns: Columns, aggregations: Aggregations = {}): Row {
    const row = this.ensureRow(label);
    sumColumns(row.columns, columns, aggregations);
    return row;
  }

  /** Adds the rows of another table, by label, subtables and summary rows included. */
  addTable(other: DataTable, aggregations: Aggregations = {}): this {
    for (const row of other.rows) this.sumRow(this.ensureRow(row.label), row, aggregations);
    if (other.summaryRow) {
      const others = this.summaryRow ?? this.addRow(newSummaryRow());
      this.sumRow(others, other.summaryRow, aggregations);
    }
    return this;
  }

  private sumRow(target: Row, source: Row, aggregations: Aggregations): void {
    sumColumns(target.columns, source.columns, aggregations);
    for (const name in source.metadata) target.metadata[name] ??= source.metadata[name] ?? null;
    if (source.subtable) (target.subtable ??= new DataTable()).addTable(source.subtable, aggregations);
  }
}

/** The summary row's label in storage and in answers' raw labels. */
export const SUMMARY_LABEL = '-1';

/** The row that holds what did not fit. */
export function newSummaryRow(): Row {
  const row = new Row({ label: SUMMARY_LABEL });
  row.isSummary = true;
  return row;
}

/** Adds `source` into `target`, column by column; the label is left alone, `goals` nest by goal. */
export function sumColumns(target: Columns, source: Columns, aggregations: Aggregations = {}): void {
  for (const name in source) {
    if (name === 'label') continue;
    const value = source[name];
    const present = target[name];
    if (typeof value === 'number') {
      target[name] = typeof present === 'number' ? aggregate(present, value, aggregations[name]) : value;
    } else if (value !== null && typeof value === 'object') {
      const goals = (target[name] ??= {}) as Record<string, Columns>;
      for (const [goal, columns] of Object.entries(value)) sumColumns((goals[goal] ??= {}), columns, aggregations);
    } else if (typeof value === 'string' && typeof present === 'string' && aggregations[name] === 'sketch') {
      target[name] = mergeSketches(present, value);
    } else {
      target[name] ??= value ?? null;
    }
  }
}

function aggregate(a: number, b: number, how: Aggregation | undefined): number {
  if (how === 'min') return Math.min(a, b);
  if (how === 'max') return Math.max(a, b);
  return addNumbers(a, b);
}
