import type { DataTable } from './DataTable';

/** Metrics of one goal, by goal sub-metric name. */
export type GoalColumns = Record<string, number>;
/** A cell: a number, a text, or under `goals` the metrics of each goal by `idgoal=N`. */
export type ColumnValue = string | number | boolean | null | Record<string, GoalColumns>;
/** The cells of a row by column name. */
export type Columns = Record<string, ColumnValue>;
/** What is said about a row besides its columns. */
export type MetadataValue = string | number | boolean | null;

/** `{ ...cells }`, but five times as fast where objects of many shapes come by. Object.assign would lose a `__proto__`. */
export function copyCells<T extends object>(cells: T): T {
  return Object.hasOwn(cells, '__proto__') ? { ...cells } : Object.assign({}, cells);
}

/**
 * One row: columns in insertion order (`label` first), metadata about them, and perhaps a table below it.
 *
 * Shape: a summary row (what did not fit, "Others") has `isSummary`; it is always last and never sorted.
 */
export class Row {
  columns: Columns;
  metadata: Record<string, MetadataValue>;
  subtable: DataTable | null;
  /** The subtable's number inside its record, known once the table is stored or read; null without one. */
  idSubtable: number | null = null;
  isSummary = false;
  /** The sum of all rows, shown below them; it is not counted, sorted or cut. */
  isTotals = false;
  /** The same row in other periods and segments, itself first; null unless the request compares. */
  comparisons: DataTable | null = null;

  constructor(columns: Columns, metadata: Record<string, MetadataValue> = {}, subtable: DataTable | null = null) {
    this.columns = columns;
    this.metadata = metadata;
    this.subtable = subtable;
  }

  get label(): string {
    return String(this.columns.label ?? '');
  }

  /** The column as a number; 0 when it is absent or not numeric. */
  number(name: string): number {
    const value = this.columns[name];
    return typeof value === 'number' ? value : 0;
  }

  get hasSubtable(): boolean {
    return this.subtable !== null || this.idSubtable !== null;
  }
}
