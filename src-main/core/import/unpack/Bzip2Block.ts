import type { BitReader } from './BitReader';
import { DamageError } from './DamageError';
import { readBzip2Symbols } from './readBzip2Symbols';

/** A run of as many equal bytes is followed by a count of further ones. */
const RUN = 4;

const crcTable = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte << 24;
  for (let bit = 0; bit < 8; bit += 1) crc = crc < 0 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
  return crc;
});

/**
 * One block of bzip2, unpacked piece by piece: 40 bytes can stand for 45 million. `following` holds for each byte of the
 * sorted block, in its lowest 8 bits, where the byte after it stands.
 */
export class Bzip2Block {
  private readonly storedCrc: number;
  private readonly following: Uint32Array;
  private at: number;
  private left: number;
  private last = -1;
  private run = 0;
  private repeat = 0;
  private crc = -1;

  constructor(bits: BitReader, following: Uint32Array) {
    this.storedCrc = bits.readWord() | 0;
    if (bits.read(1) === 1) throw new DamageError('it was packed by a bzip2 of before 1996');
    const origin = bits.read(24);
    const { counts, length } = readBzip2Symbols(bits, following);
    if (origin >= length) throw new DamageError('a block of it starts nowhere');
    linkBytes(following.subarray(0, length), counts);
    this.following = following;
    this.left = length;
    this.at = following[origin]! >>> 8;
  }

  /** The checksum, which is also part of that of all blocks. */
  get checksum(): number {
    return this.storedCrc;
  }

  /** Fills the start of `into`; returns how many bytes, 0 at the end. Throws: DamageError. */
  read(into: Uint8Array): number {
    let to = 0;
    while (to < into.length && (this.repeat > 0 || this.left > 0)) {
      if (this.repeat > 0) to = this.writeRepeated(into, to);
      else to = this.writeNext(into, to);
    }
    if (to === 0 && into.length > 0 && ~this.crc !== this.storedCrc) throw new DamageError('its checksum is another');
    return to;
  }

  private writeRepeated(into: Uint8Array, to: number): number {
    const end = Math.min(into.length, to + this.repeat);
    into.fill(this.last, to, end);
    let { crc } = this;
    for (let i = to; i < end; i += 1) crc = (crc << 8) ^ crcTable[(crc >>> 24) ^ this.last]!;
    this.crc = crc;
    this.repeat -= end - to;
    return end;
  }

  /** Writes until a run has been found, or as long as there is room. */
  private writeNext(into: Uint8Array, start: number): number {
    const { following } = this;
    let { at, left, last, run, crc } = this;
    let to = start;
    while (to < into.length && left > 0) {
      const link = following[at]!;
      const byte = link & 0xff;
      at = link >>> 8;
      left -= 1;
      if (run === RUN) {
        this.repeat = byte;
        run = 0;
        break;
      }
      run = byte === last ? run + 1 : 1;
      last = byte;
      into[to] = byte;
      to += 1;
      crc = (crc << 8) ^ crcTable[(crc >>> 24) ^ byte]!;
    }
    this.at = at;
    this.left = left;
    this.last = last;
    this.run = run;
    this.crc = crc;
    return to;
  }
}

/** Undoes the sorting: tells each byte where the next one stands. */
function linkBytes(following: Uint32Array, counts: Int32Array): void {
  const starts = new Int32Array(256);
  let start = 0;
  for (let byte = 0; byte < 256; byte += 1) {
    starts[byte] = start;
    start += counts[byte]!;
  }
  for (let i = 0; i < following.length; i += 1) {
    const byte = following[i]! & 0xff;
    following[starts[byte]!]! |= i << 8;
    starts[byte]! += 1;
  }
}
