import { newChances, type RangeDecoder } from './RangeDecoder';

const SHORTEST = 2;
const SHORT_BITS = 3;
const LONG_BITS = 8;
const POSITIONS = 16;

/** How long repeated pieces are: 2 to 9, 10 to 17, 18 to 273. */
export class LzmaLengths {
  private readonly choice = newChances(2);
  private readonly short = newChances(POSITIONS << SHORT_BITS);
  private readonly middle = newChances(POSITIONS << SHORT_BITS);
  private readonly long = newChances(1 << LONG_BITS);

  read(range: RangeDecoder, position: number): number {
    const start = position << SHORT_BITS;
    if (range.readBit(this.choice, 0) === 0) return SHORTEST + range.readTree(this.short, SHORT_BITS, start);
    if (range.readBit(this.choice, 1) === 0) return SHORTEST + 8 + range.readTree(this.middle, SHORT_BITS, start);
    return SHORTEST + 16 + range.readTree(this.long, LONG_BITS);
  }
}
