import type { Aggregation } from './DataTable';
import type { Cell } from './cells';
import type { ColumnPath } from './columnPaths';
import { mergeSketches } from '../sketch/quantileSketch';
import { addNumbers } from './countSets';

/** A column as plain data. */
export interface ColumnData {
  path: ColumnPath;
  numbers: Float64Array<ArrayBuffer>;
  others: Cell[] | null;
}

/** One column over all rows of a record: its numbers side by side, texts and the like apart. */
export class RecordColumn {
  /** NaN where the row has no number; rows beyond the end have none. */
  numbers = new Float64Array(0);
  /** Texts, booleans and nulls by row; null while there are none. */
  others: Cell[] | null = null;

  constructor(readonly path: ColumnPath) {}

  /** The number of a row; NaN when it has none. */
  number(row: number): number {
    return row < this.numbers.length ? (this.numbers[row] as number) : NaN;
  }

  /** Anything the row has here; undefined for nothing. */
  cell(row: number): Cell {
    const number = this.number(row);
    return Number.isNaN(number) ? this.others?.[row] : number;
  }

  /** Its first rows. */
  toData(rows: number): ColumnData {
    return { path: this.path, numbers: this.numbers.slice(0, rows), others: this.others };
  }

  /** Takes over the cells of another as its own. */
  take({ numbers, others }: ColumnData): void {
    this.numbers = numbers;
    this.others = others;
  }

  /** What some rows have here. */
  cellsOf(rows: Int32Array): Cell[] {
    const cells = new Array<Cell>(rows.length);
    for (let i = 0; i < rows.length; i += 1) cells[i] = this.cell(rows[i] as number);
    return cells;
  }

  /** Has any of these rows something here? */
  hasAny(rows: Int32Array): boolean {
    for (let i = 0; i < rows.length; i += 1) if (this.cell(rows[i] as number) !== undefined) return true;
    return false;
  }

  /** Adds a number to what the row has. */
  add(row: number, value: number, how: Aggregation = 'sum'): void {
    if (row >= this.numbers.length) this.reserve(row + 1);
    const present = this.numbers[row] as number;
    this.numbers[row] = Number.isNaN(present) ? value : combine(present, value, how);
  }

  /** Sets what the row has here, unless it has something. */
  keep(row: number, cell: Cell): void {
    if (typeof cell === 'number') {
      if (Number.isNaN(this.number(row))) this.add(row, cell);
      return;
    }
    this.others ??= [];
    while (this.others.length <= row) this.others.push(undefined);
    this.others[row] ??= cell;
  }

  /** Takes away what a row has here. */
  clear(row: number): void {
    if (row < this.numbers.length) this.numbers[row] = NaN;
    if (this.others && row < this.others.length) this.others[row] = undefined;
  }

  /** Adds another column, whose row i is row `rows[i]` here; -1 for none. */
  addColumn(source: RecordColumn, rows: Int32Array, how: Aggregation = 'sum'): void {
    const count = Math.min(rows.length, source.numbers.length);
    this.reserve(maximum(rows) + 1);
    const { numbers } = this;
    for (let i = 0; i < count; i += 1) {
      const value = source.numbers[i] as number;
      const row = rows[i] as number;
      if (row < 0 || Number.isNaN(value)) continue;
      const present = numbers[row] as number;
      numbers[row] = Number.isNaN(present) ? value : combine(present, value, how);
    }
    source.others?.forEach((cell, i) => {
      const row = rows[i] as number;
      if (row < 0 || cell === undefined) return;
      if (how === 'sketch') this.addSketch(row, cell);
      else this.keep(row, cell);
    });
  }

  private addSketch(row: number, cell: Cell): void {
    const present = this.others?.[row];
    if (!this.others || typeof present !== 'string' || typeof cell !== 'string') this.keep(row, cell);
    else this.others[row] = mergeSketches(present, cell);
  }

  /** Keeps what another column has, where this one has nothing. */
  keepAll(source: RecordColumn, rows: Int32Array): void {
    for (let i = 0; i < rows.length; i += 1) {
      const row = rows[i] as number;
      const cell = row < 0 ? undefined : source.cell(i);
      if (cell !== undefined) this.keep(row, cell);
    }
  }

  /** Keeps cells, the i-th at row `rows[i]`, where there is nothing. */
  keepCells(cells: readonly Cell[], rows: Int32Array): void {
    cells.forEach((cell, i) => {
      if (cell !== undefined) this.keep(rows[i] as number, cell);
    });
  }

  private reserve(rows: number): void {
    if (rows <= this.numbers.length) return;
    const grown = new Float64Array(Math.max(64, rows, this.numbers.length * 2)).fill(NaN, this.numbers.length);
    grown.set(this.numbers);
    this.numbers = grown;
  }
}

function combine(a: number, b: number, how: Aggregation): number {
  if (how === 'sum') return addNumbers(a, b);
  return how === 'min' ? Math.min(a, b) : Math.max(a, b);
}

function maximum(rows: Int32Array): number {
  let highest = -1;
  for (let i = 0; i < rows.length; i += 1) highest = Math.max(highest, rows[i] as number);
  return highest;
}
