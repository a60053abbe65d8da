/**
 * The layout of log_request.columns: the facts of some request lines of one site and hour, column by column.
 *
 * Shape: [version u8][column count u8] then per column [width u8][base varint], then the columns' cells: each cell is
 * (value - base) in `width` bytes, little-endian; width 0 where all cells are equal. A column that is missing at the end
 * of an older chunk reads as its absent value.
 */
export const factColumns = [
  'second', // within the hour
  'client', // log_client
  'host', // log_text; 0 where the line names none
  'target', // log_text
  'referrer', // log_text; 0 = none
  'method', // index in `methods`
  'status',
  'bytes', // + 1; 0 = unknown
  'responseTime', // microseconds + 1; 0 = unknown
  'fate', // index in `fates`
  'kind', // index in `kinds`
  'line', // in the file, from 1
  'fingerprintLow',
  'fingerprintHigh',
  'protocol', // index in `protocols`
  'extra', // log_text: ExtraFact as JSON; 0 = none
] as const;
export type FactColumn = (typeof factColumns)[number];
export type FactCells = Record<FactColumn, Float64Array>;

const VERSION = 1;
const MAX_VARINT = 8;

/** Packs the first `rows` cells of every column. Cells are whole numbers from 0 to 2^53. */
export function encodeFacts(cells: FactCells, rows: number): Uint8Array {
  const widths = new Uint8Array(factColumns.length);
  const bases = new Float64Array(factColumns.length);
  let size = 2;
  factColumns.forEach((name, i) => {
    const column = cells[name];
    let min = column[0] ?? 0;
    let max = min;
    for (let row = 1; row < rows; row += 1) {
      const value = column[row]!;
      if (value < min) min = value;
      else if (value > max) max = value;
    }
    bases[i] = min;
    widths[i] = byteWidth(max - min);
    size += 1 + MAX_VARINT + widths[i]! * rows;
  });
  const out = new Uint8Array(size);
  out[0] = VERSION;
  out[1] = factColumns.length;
  let at = 2;
  factColumns.forEach((_, i) => {
    out[at] = widths[i]!;
    at = writeVarint(out, at + 1, bases[i]!);
  });
  factColumns.forEach((name, i) => {
    at = writeCells(out, at, { column: cells[name], rows, base: bases[i]!, width: widths[i]! });
  });
  return out.subarray(0, at);
}

/** A stored chunk, read column by column. */
export class FactChunk {
  private readonly starts: number[] = [];
  private readonly widths: number[] = [];
  private readonly bases: number[] = [];
  private allRows: Uint32Array | null = null;

  constructor(
    private readonly data: Uint8Array,
    readonly rows: number,
  ) {
    if (data[0] !== VERSION) throw new Error(`fact chunk of version ${data[0]}`);
    const count = data[1] ?? 0;
    let at = 2;
    for (let i = 0; i < count; i += 1) {
      this.widths.push(data[at]!);
      const [base, next] = readVarint(data, at + 1);
      this.bases.push(base);
      at = next;
    }
    for (let i = 0; i < count; i += 1) {
      this.starts.push(at);
      at += this.widths[i]! * rows;
    }
  }

  /** The cells of some rows of a column, added to `into` from `offset` on. */
  pick(name: FactColumn, rows: Uint32Array, into: Float64Array | Uint32Array | Uint8Array, offset: number): void {
    const i = factColumns.indexOf(name);
    const width = this.widths[i] ?? 0;
    const base = this.bases[i] ?? 0;
    const start = this.starts[i] ?? 0;
    const { data } = this;
    if (width === 0) into.fill(base, offset, offset + rows.length);
    for (let at = 0; width > 0 && at < rows.length; at += 1) {
      const from = start + rows[at]! * width;
      let value = data[from]!;
      if (width > 1) value += data[from + 1]! * 0x100;
      if (width > 2) value += data[from + 2]! * 0x10000;
      if (width > 3) value += data[from + 3]! * 0x1000000;
      for (let k = 4; k < width; k += 1) value += data[from + k]! * 256 ** k;
      into[offset + at] = base + value;
    }
  }

  column(name: FactColumn): Float64Array {
    const cells = new Float64Array(this.rows);
    this.allRows ??= countUp(this.rows);
    this.pick(name, this.allRows, cells, 0);
    return cells;
  }
}

function countUp(length: number): Uint32Array {
  const numbers = new Uint32Array(length);
  for (let i = 0; i < length; i += 1) numbers[i] = i;
  return numbers;
}

function byteWidth(range: number): number {
  let width = 0;
  while (range >= 1) {
    range /= 256;
    width += 1;
  }
  return width;
}

interface ColumnToWrite {
  column: Float64Array;
  rows: number;
  base: number;
  width: number;
}

function writeCells(out: Uint8Array, at: number, { column, rows, base, width }: ColumnToWrite): number {
  if (width > 4) return writeWideCells(out, at, { column, rows, base, width });
  for (let row = 0; width > 0 && row < rows; row += 1) {
    const value = (column[row]! - base) >>> 0;
    out[at] = value;
    if (width > 1) out[at + 1] = value >>> 8;
    if (width > 2) out[at + 2] = value >>> 16;
    if (width > 3) out[at + 3] = value >>> 24;
    at += width;
  }
  return at;
}

function writeWideCells(out: Uint8Array, at: number, { column, rows, base, width }: ColumnToWrite): number {
  for (let row = 0; row < rows; row += 1) {
    let value = column[row]! - base;
    for (let k = 0; k < width; k += 1) {
      out[at + k] = value % 256;
      value = Math.floor(value / 256);
    }
    at += width;
  }
  return at;
}

function writeVarint(out: Uint8Array, at: number, value: number): number {
  while (value >= 128) {
    out[at] = (value % 128) | 128;
    value = Math.floor(value / 128);
    at += 1;
  }
  out[at] = value;
  return at + 1;
}

function readVarint(data: Uint8Array, at: number): [value: number, next: number] {
  let value = 0;
  let scale = 1;
  for (;;) {
    const byte = data[at] ?? 0;
    at += 1;
    value += (byte & 127) * scale;
    if (byte < 128) return [value, at];
    scale *= 128;
  }
}
