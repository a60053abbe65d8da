import { corrupt, type ByteReader } from './ByteReader';
import type { ByteWriter } from './ByteWriter';

/** A cell as stored; undefined where the row lacks the column. */
export type Cell = string | number | boolean | null | undefined;

/** How a column's cells are written; the byte also carries IS_SPARSE. */
const kinds = { counts: 0, integers: 1, doubles: 2, texts: 3, mixed: 4 } as const;
const IS_SPARSE = 0x80;
/** Tags of the cells of a mixed column. */
const tags = { null: 0, false: 1, true: 2, double: 3, text: 4 } as const;

/** The largest number whose zigzag form is still exact. */
const MAX_INTEGER = 2 ** 52 - 1;

/** Writes one column: its kind, which rows have it, and their values together. */
export function writeCells(writer: ByteWriter, cells: readonly Cell[]): void {
  const isSparse = cells.includes(undefined);
  const present = isSparse ? cells.filter((cell) => cell !== undefined) : cells;
  const kind = kindOf(present);
  writer.byte(isSparse ? kind | IS_SPARSE : kind);
  if (isSparse) writer.bits(Uint8Array.from(cells, (cell) => (cell === undefined ? 0 : 1)));
  if (kind === kinds.counts) for (const value of present) writer.varint(value as number);
  else if (kind === kinds.integers) for (const value of present) writer.varint(toZigzag(value as number));
  else if (kind === kinds.doubles) for (const value of present) writer.double(value as number);
  else if (kind === kinds.texts) writer.texts(present as string[]);
  else writeMixed(writer, present);
}

/** The numbers of the column that is being written, those that are there: kept, as making one for each column takes longer. */
let gathered = new Float64Array(1024);

/** Writes one column of numbers at some rows, NaN where a row lacks it; the same bytes as writeCells. */
export function writeNumbers(writer: ByteWriter, numbers: Float64Array, rows: Int32Array): void {
  const count = gather(numbers, rows);
  const kind = kindOfGathered(count);
  const isSparse = count < rows.length;
  writer.byte(isSparse ? kind | IS_SPARSE : kind);
  if (isSparse) writePresence(writer, numbers, rows);
  if (kind === kinds.counts) for (let i = 0; i < count; i++) writer.varint(gathered[i] as number);
  else if (kind === kinds.integers) for (let i = 0; i < count; i++) writer.varint(toZigzag(gathered[i] as number));
  else for (let i = 0; i < count; i++) writer.double(gathered[i] as number);
}

/** Puts the numbers of these rows side by side; returns how many there are. */
function gather(numbers: Float64Array, rows: Int32Array): number {
  if (gathered.length < rows.length) gathered = new Float64Array(rows.length * 2);
  let count = 0;
  for (let i = 0; i < rows.length; i++) {
    const value = numberAt(numbers, rows[i] as number);
    if (!Number.isNaN(value)) gathered[count++] = value;
  }
  return count;
}

function kindOfGathered(count: number): number {
  let kind: number = kinds.counts;
  for (let i = 0; i < count; i++) kind = Math.max(kind, kindOfNumber(gathered[i] as number));
  return kind;
}

function numberAt(numbers: Float64Array, row: number): number {
  return row < numbers.length ? (numbers[row] as number) : NaN;
}

/** One bit for each row, set where it has a number, padded to whole bytes. */
function writePresence(writer: ByteWriter, numbers: Float64Array, rows: Int32Array): void {
  for (let i = 0; i < rows.length; i += 8) {
    let byte = 0;
    const count = Math.min(8, rows.length - i);
    for (let bit = 0; bit < count; bit++) {
      if (!Number.isNaN(numberAt(numbers, rows[i + bit] as number))) byte |= 1 << bit;
    }
    writer.byte(byte);
  }
}

/** The simplest kind that takes it; a later one takes all that an earlier one does. */
function kindOfNumber(value: number): number {
  if (value > MAX_INTEGER || value < -MAX_INTEGER || Math.floor(value) !== value) return kinds.doubles;
  return value < 0 ? kinds.integers : kinds.counts;
}

/** Reads one column of `rowCount` cells. */
export function readCells(reader: ByteReader, rowCount: number): Cell[] {
  const head = reader.byte();
  if ((head & IS_SPARSE) === 0) return readValues(reader, head, rowCount);
  const isPresent = reader.bits(rowCount);
  let count = 0;
  for (const present of isPresent) if (present) count++;
  const values = readValues(reader, head & ~IS_SPARSE, count);
  let next = 0;
  return isPresent.map((present) => (present ? values[next++] : undefined));
}

function kindOf(cells: readonly Cell[]): number {
  if (typeof cells[0] !== 'number') return cells.every((cell) => typeof cell === 'string') ? kinds.texts : kinds.mixed;
  if (!cells.every((cell) => typeof cell === 'number')) return kinds.mixed;
  return cells.reduce<number>((kind, cell) => Math.max(kind, kindOfNumber(cell as number)), kinds.counts);
}

function readValues(reader: ByteReader, kind: number, count: number): Cell[] {
  if (kind === kinds.texts) return reader.texts(count);
  const values = new Array<Cell>(count);
  if (kind === kinds.counts) {
    for (let i = 0; i < count; i++) values[i] = reader.varint();
    return values;
  }
  const readOne = valueReader(reader, kind);
  for (let i = 0; i < count; i++) values[i] = readOne();
  return kind === kinds.mixed ? fillTexts(reader, values) : values;
}

function valueReader(reader: ByteReader, kind: number): () => Cell {
  if (kind === kinds.integers) return () => fromZigzag(reader.varint());
  if (kind === kinds.doubles) return () => reader.double();
  if (kind === kinds.mixed) return () => readTagged(reader);
  throw corrupt('a column has an unknown kind');
}

function writeMixed(writer: ByteWriter, cells: readonly Cell[]): void {
  for (const cell of cells) {
    if (typeof cell === 'string') writer.byte(tags.text);
    else if (typeof cell === 'number') {
      writer.byte(tags.double);
      writer.double(cell);
    } else if (cell === null) writer.byte(tags.null);
    else writer.byte(cell ? tags.true : tags.false);
  }
  writer.texts(cells.filter((cell) => typeof cell === 'string'));
}

/** A text stands as undefined until fillTexts knows it. */
function readTagged(reader: ByteReader): Cell {
  const tag = reader.byte();
  if (tag === tags.text) return undefined;
  if (tag === tags.double) return reader.double();
  if (tag === tags.null) return null;
  if (tag === tags.false || tag === tags.true) return tag === tags.true;
  throw corrupt('a cell has an unknown kind');
}

function fillTexts(reader: ByteReader, values: readonly Cell[]): Cell[] {
  const texts = reader.texts(values.filter((value) => value === undefined).length);
  let next = 0;
  return values.map((value) => (value === undefined ? texts[next++] : value));
}

function toZigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function fromZigzag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}
