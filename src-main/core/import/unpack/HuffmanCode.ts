import type { BitReader } from './BitReader';
import { DamageError } from './DamageError';

const MAX_LENGTH = 20;

/** The canonical code that lengths of code words make, as bzip2 uses it. */
export class HuffmanCode {
  /** Symbols, sorted by their code words. */
  private readonly symbols: Uint16Array;
  /** The last code word of each length, -1 where there is none. */
  private readonly last = new Int32Array(MAX_LENGTH + 2).fill(-1);
  /** What is taken from a code word of each length to get its place among the symbols. */
  private readonly offset = new Int32Array(MAX_LENGTH + 2);
  private readonly shortest: number;

  constructor(lengths: Uint8Array) {
    const counts = new Int32Array(MAX_LENGTH + 2);
    for (const length of lengths) counts[length]! += 1;
    this.symbols = new Uint16Array(lengths.length);
    let code = 0;
    let place = 0;
    for (let length = 1; length <= MAX_LENGTH; length += 1) {
      this.offset[length] = code - place;
      code += counts[length]!;
      if (counts[length]! > 0) this.last[length] = code - 1;
      for (let symbol = 0; symbol < lengths.length; symbol += 1) {
        if (lengths[symbol] === length) this.symbols[place++] = symbol;
      }
      code <<= 1;
    }
    this.shortest = counts.findIndex((count, length) => length > 0 && count > 0);
  }

  read(bits: BitReader): number {
    let length = this.shortest;
    let code = bits.read(length);
    while (code > this.last[length]!) {
      length += 1;
      if (length > MAX_LENGTH) throw new DamageError('it has a code word that means nothing');
      code = (code << 1) | bits.read(1);
    }
    return this.symbols[code - this.offset[length]!] ?? 0;
  }
}
