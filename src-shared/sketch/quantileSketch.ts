/**
 * How values are spread, small enough for every row of a table: how many of them fell into each of a row of buckets, which
 * grow by 2 % each. Any quantile is read from it within 1 % of the true value; two sketches add up to that of all values
 * together, in whatever order.
 *
 * Shape: a text. For each bucket that holds something its distance from the one before (the first: from -1) and its count,
 * both as base-32 digits, the lowest first, each one character; a digit that another one follows is 32 higher.
 * Units: whole numbers from 0 to 2^53. Below 1 counts as 0.
 * Source: the buckets are those of DDSketch (Masson, Rim, Lee: DDSketch, PVLDB 12, 2019).
 */
export type QuantileSketch = string;

/** The most by which a quantile is off, as a part of it. */
export const RELATIVE_ERROR = 0.01;

const GROWTH = (1 + RELATIVE_ERROR) / (1 - RELATIVE_ERROR);
const LOG_GROWTH = Math.log(GROWTH);
/** No value of up to 2^53 lies in this bucket or a later one. */
export const BUCKETS = 2048;

/** The bucket of a value: 0 for 0, b for what is above GROWTH^(b-2) up to GROWTH^(b-1). */
export function toBucket(value: number): number {
  return value < 1 ? 0 : 1 + Math.ceil(Math.log(value) / LOG_GROWTH);
}

/** What stands for all values of a bucket: none of them is further from it than RELATIVE_ERROR. */
function valueOf(bucket: number): number {
  return bucket === 0 ? 0 : (2 * GROWTH ** (bucket - 1)) / (GROWTH + 1);
}

/** The sketch of some values. */
export function sketchOf(values: Iterable<number>): QuantileSketch {
  const writer = new SketchWriter();
  for (const bucket of Float64Array.from(values, toBucket).sort()) writer.count(bucket);
  return writer.finish();
}

/** The sketch of the values of both. */
export function mergeSketches(a: QuantileSketch, b: QuantileSketch): QuantileSketch {
  if (a === '' || b === '') return a + b;
  const [left, right, writer] = [new SketchReader(a), new SketchReader(b), new SketchWriter()];
  while (left.bucket < BUCKETS || right.bucket < BUCKETS) {
    const bucket = Math.min(left.bucket, right.bucket);
    const count = (left.bucket === bucket ? left.count : 0) + (right.bucket === bucket ? right.count : 0);
    writer.count(bucket, count);
    if (left.bucket === bucket) left.next();
    if (right.bucket === bucket) right.next();
  }
  return writer.finish();
}

/** The smallest value that the part `quantile` (0 to 1) of all does not exceed; null of a sketch without values. */
export function quantileOf(sketch: QuantileSketch, quantile: number): number | null {
  if (sketch === '') return null;
  const reader = new SketchReader(sketch);
  let rank = Math.max(0, Math.ceil(quantile * countOf(sketch)) - 1) - reader.count;
  while (rank >= 0) {
    reader.next();
    rank -= reader.count;
  }
  return valueOf(reader.bucket);
}

/** How many values a sketch holds. */
export function countOf(sketch: QuantileSketch): number {
  let count = 0;
  for (const reader = new SketchReader(sketch); reader.bucket < BUCKETS; reader.next()) count += reader.count;
  return count;
}

/** '0': all digits are printable. */
const FIRST_DIGIT = 48;

/** Writes a sketch, bucket by bucket. */
export class SketchWriter {
  private text = '';
  private last = -1;
  private bucket = -1;
  private counted = 0;

  /** So many values more. Buckets come in their order, one as often as one likes. */
  count(bucket: number, count = 1): void {
    if (bucket !== this.bucket) this.flush();
    this.bucket = bucket;
    this.counted += count;
  }

  finish(): QuantileSketch {
    this.flush();
    return this.text;
  }

  private flush(): void {
    if (this.counted === 0) return;
    this.digits(this.bucket - this.last);
    this.digits(this.counted);
    this.last = this.bucket;
    this.counted = 0;
  }

  private digits(value: number): void {
    let rest = value;
    for (; rest > 31; rest = Math.floor(rest / 32)) this.text += String.fromCharCode(FIRST_DIGIT + 32 + (rest % 32));
    this.text += String.fromCharCode(FIRST_DIGIT + rest);
  }
}

/** Reads a sketch, bucket by bucket. */
class SketchReader {
  /** BUCKETS or higher behind the last one. */
  bucket = -1;
  count = 0;
  private at = 0;

  constructor(private readonly text: QuantileSketch) {
    this.next();
  }

  next(): void {
    const isOver = this.at >= this.text.length;
    this.bucket = isOver ? BUCKETS : this.bucket + this.digits();
    this.count = isOver ? 0 : this.digits();
  }

  /** A text that ends too early reads as zeros. */
  private digits(): number {
    let value = 0;
    for (let scale = 1; this.at < this.text.length; scale *= 32) {
      const digit = this.text.charCodeAt(this.at) - FIRST_DIGIT;
      this.at += 1;
      value += (digit % 32) * scale;
      if (digit < 32) break;
    }
    return value;
  }
}
