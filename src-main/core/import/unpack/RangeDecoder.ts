/** Chances are counted in 2048ths and start even. */
const EVEN = 1024;
const CHANCE_BITS = 11;
const SPEED = 5;
const LOW_RANGE = 0x1000000;

/** Chances of bits, all even. */
export function newChances(length: number): Uint16Array {
  return new Uint16Array(length).fill(EVEN);
}

/** Reads bits that were packed by their chances, which it keeps up to date. Behind the last byte it reads zeros. */
export class RangeDecoder {
  private range = 0;
  private code = 0;
  private at = 0;
  private bytes = new Uint8Array(0);

  /** Starts on the bytes of one chunk; returns whether they begin as they must. */
  open(bytes: Uint8Array<ArrayBuffer>): boolean {
    this.bytes = bytes;
    this.range = 0xffffffff;
    this.code = ((bytes[1]! << 24) | (bytes[2]! << 16) | (bytes[3]! << 8) | bytes[4]!) >>> 0;
    this.at = 5;
    return bytes[0] === 0 && bytes.length >= 5;
  }

  /** Whether as many bytes were read as there are, and they came out even. */
  get isAtEnd(): boolean {
    return this.at === this.bytes.length && this.code === 0;
  }

  get isBehindEnd(): boolean {
    return this.at > this.bytes.length;
  }

  readBit(chances: Uint16Array, at: number): number {
    if (this.range < LOW_RANGE) this.refill();
    const chance = chances[at]!;
    const bound = (this.range >>> CHANCE_BITS) * chance;
    if (this.code < bound) {
      this.range = bound;
      chances[at] = chance + ((2048 - chance) >>> SPEED);
      return 0;
    }
    this.range -= bound;
    this.code -= bound;
    chances[at] = chance - (chance >>> SPEED);
    return 1;
  }

  /** A number of so many bits, the highest first. */
  readTree(chances: Uint16Array, bits: number, start = 0): number {
    let node = 1;
    for (let i = 0; i < bits; i += 1) node = (node << 1) | this.readBit(chances, start + node);
    return node - (1 << bits);
  }

  /** A number of so many bits, the lowest first. */
  readReverseTree(chances: Uint16Array, bits: number, start = 0): number {
    let node = 1;
    let value = 0;
    for (let i = 0; i < bits; i += 1) {
      const bit = this.readBit(chances, start + node);
      node = (node << 1) | bit;
      value |= bit << i;
    }
    return value;
  }

  /** A number of bits that are as likely 0 as 1. */
  readEven(bits: number): number {
    let value = 0;
    for (let i = 0; i < bits; i += 1) {
      if (this.range < LOW_RANGE) this.refill();
      this.range >>>= 1;
      const bit = this.code >= this.range ? 1 : 0;
      if (bit === 1) this.code -= this.range;
      value = (value << 1) | bit;
    }
    return value >>> 0;
  }

  /** Takes the last byte that the bits need. */
  normalize(): void {
    if (this.range < LOW_RANGE) this.refill();
  }

  private refill(): void {
    this.range = (this.range << 8) >>> 0;
    this.code = ((this.code << 8) | (this.bytes[this.at] ?? 0)) >>> 0;
    this.at += 1;
  }
}
