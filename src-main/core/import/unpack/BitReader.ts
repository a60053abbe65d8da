import { DamageError } from './DamageError';

/** Reads bits, the highest of a byte first, from bytes that are all there. Throws: DamageError behind the last one. */
export class BitReader {
  private at = 0;
  private held = 0;
  private count = 0;

  constructor(private readonly bytes: Uint8Array) {}

  /** Bytes that were begun. */
  get bytesRead(): number {
    return this.at - (this.count >>> 3);
  }

  /** Bits of the last byte that were not read. */
  get bitsLeft(): number {
    return this.count & 7;
  }

  /** A number of up to 24 bits. */
  read(length: number): number {
    while (this.count < length) {
      if (this.at >= this.bytes.length) throw new DamageError();
      this.held = ((this.held & 0xffffff) << 8) | this.bytes[this.at]!;
      this.at += 1;
      this.count += 8;
    }
    this.count -= length;
    return (this.held >>> this.count) & ((1 << length) - 1);
  }

  /** A number of 32 bits. */
  readWord(): number {
    return ((this.read(16) << 16) | this.read(16)) >>> 0;
  }

  /** Passes over the rest of the byte. */
  align(): void {
    this.count -= this.bitsLeft;
  }
}
