import type { CodedColumn } from '../CodedColumn';
import type { LogRows } from '../LogRows';

/** What the selected rows are read from. */
interface AllRows {
  column: (name: string, rows: Int32Array) => CodedColumn;
  measure: (name: string) => Float64Array | null;
}

/** Some request lines, as they are asked about by themselves: each column is picked once. */
export class SelectedRows implements LogRows {
  private readonly columns = new Map<string, CodedColumn>();
  private readonly measures = new Map<string, Float64Array>();

  constructor(
    private readonly rows: Int32Array,
    private readonly all: AllRows,
  ) {}

  get count(): number {
    return this.rows.length;
  }

  column(name: string): CodedColumn {
    let column = this.columns.get(name);
    if (!column) this.columns.set(name, (column = this.all.column(name, this.rows)));
    return column;
  }

  measure(name: string): Float64Array | null {
    const known = this.measures.get(name);
    const all = known ? null : this.all.measure(name);
    if (!all) return known ?? null;
    const picked = new Float64Array(this.rows.length);
    for (let at = 0; at < picked.length; at += 1) picked[at] = all[this.rows[at] as number] as number;
    this.measures.set(name, picked);
    return picked;
  }
}
