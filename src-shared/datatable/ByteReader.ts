import { AppError } from '../errors';
import { fromUtf8 } from './utf8';

/**
 * Reads what ByteWriter wrote. Nothing it is given can make it read outside its bytes or allocate more than they justify.
 *
 * Throws: AppError 'archive.corrupt'.
 */
export class ByteReader {
  private readonly view: DataView;
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get isAtEnd(): boolean {
    return this.at === this.bytes.length;
  }

  byte(): number {
    const value = this.bytes[this.at++];
    if (value === undefined) throw corrupt('it ends too early');
    return value;
  }

  varint(): number {
    const first = this.bytes[this.at];
    if (first !== undefined && first < 0x80) {
      this.at += 1;
      return first;
    }
    let value = 0;
    let scale = 1;
    for (let i = 0; i < 8; i++) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) {
        if (!Number.isSafeInteger(value)) break;
        return value;
      }
      scale *= 0x80;
    }
    throw corrupt('a number is too large');
  }

  /** How many things follow that take at least `bitsEach` bits. */
  count(bitsEach = 8): number {
    const count = this.varint();
    if (count * bitsEach > (this.bytes.length - this.at) * 8) throw corrupt('a count is too large');
    return count;
  }

  double(): number {
    if (this.at + 8 > this.bytes.length) throw corrupt('it ends too early');
    const value = this.view.getFloat64(this.at, true);
    this.at += 8;
    return value;
  }

  texts(count: number): string[] {
    const lengths = new Array<number>(count);
    for (let i = 0; i < count; i++) lengths[i] = this.varint();
    const all = this.text();
    let start = 0;
    const texts = lengths.map((length) => all.slice(start, (start += length)));
    if (start !== all.length) throw corrupt('texts and their lengths differ');
    return texts;
  }

  block(): Uint8Array {
    const length = this.count();
    return this.bytes.subarray(this.at, (this.at += length));
  }

  bits(count: number): boolean[] {
    const bits = new Array<boolean>(count);
    let byte = 0;
    for (let i = 0; i < count; i++) {
      if (i % 8 === 0) byte = this.byte();
      bits[i] = (byte & (1 << (i % 8))) !== 0;
    }
    return bits;
  }

  private text(): string {
    try {
      return fromUtf8(this.block());
    } catch (error) {
      throw error instanceof AppError ? error : corrupt('a text is not UTF-8');
    }
  }
}

/** The error of a blob that cannot be what was written. */
export function corrupt(reason: string): AppError {
  return new AppError('archive.corrupt', { reason });
}
