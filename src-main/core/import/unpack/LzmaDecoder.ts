import { DamageError } from './DamageError';
import type { LzmaHistory } from './LzmaHistory';
import { LzmaLengths } from './LzmaLengths';
import { newChances, RangeDecoder } from './RangeDecoder';

const STATES = 12;
/** States from here on follow something other than a single byte. */
const AFTER_MATCH = 7;
const POSITIONS = 16;
const SLOT_BITS = 6;
/** Distances of which the slot tells everything, and those of which the rest is in chances too. */
const PLAIN_SLOTS = 4;
const MODELLED_SLOTS = 14;
const ALIGN_BITS = 4;
const LITERAL_CHANCES = 0x300;

/** How many bits of the byte before and of the position the chances of a byte depend on. */
export interface LzmaProperties {
  /** lc */
  literalContext: number;
  /** lp */
  literalPosition: number;
  /** pb */
  position: number;
}

/** Unpacks chunks of LZMA, as they stand in LZMA2. Source: the LZMA specification in the LZMA SDK, public domain. */
export class LzmaDecoder {
  private readonly range = new RangeDecoder();
  private state = 0;
  /** The last four distances, from 0. */
  private distances: [number, number, number, number] = [0, 0, 0, 0];
  private written = 0;
  private properties: LzmaProperties = { literalContext: 0, literalPosition: 0, position: 0 };
  private isMatch = newChances(0);
  private isRepeat = newChances(0);
  private isOlder = [newChances(0), newChances(0), newChances(0)] as const;
  private isLongRepeat = newChances(0);
  private slots = newChances(0);
  private modelled = newChances(0);
  private aligned = newChances(0);
  private literals = newChances(0);
  private matchLengths = new LzmaLengths();
  private repeatLengths = new LzmaLengths();

  constructor(private readonly history: LzmaHistory) {}

  /** Forgets what it learned of the text. */
  reset(properties = this.properties): void {
    this.properties = properties;
    this.state = 0;
    this.distances = [0, 0, 0, 0];
    this.isMatch = newChances(STATES * POSITIONS);
    this.isRepeat = newChances(STATES);
    this.isOlder = [newChances(STATES), newChances(STATES), newChances(STATES)];
    this.isLongRepeat = newChances(STATES * POSITIONS);
    this.slots = newChances(4 << SLOT_BITS);
    this.modelled = newChances(128);
    this.aligned = newChances(1 << ALIGN_BITS);
    this.literals = newChances(LITERAL_CHANCES << (properties.literalContext + properties.literalPosition));
    this.matchLengths = new LzmaLengths();
    this.repeatLengths = new LzmaLengths();
  }

  /** Positions count from here. */
  restart(): void {
    this.written = 0;
  }

  /** Notes bytes that were written without being packed. */
  passOver(length: number): void {
    this.written += length;
  }

  /** Writes as many bytes to the history as the chunk stands for. Throws: DamageError. */
  decode(chunk: Uint8Array<ArrayBuffer>, size: number): void {
    if (!this.range.open(chunk)) throw new DamageError('a chunk of it does not begin as it must');
    const end = this.written + size;
    while (this.written < end) {
      const position = this.written & ((1 << this.properties.position) - 1);
      if (this.range.readBit(this.isMatch, this.state * POSITIONS + position) === 0) this.readLiteral();
      else this.readMatch(position, end);
      if (this.range.isBehindEnd) throw new DamageError('a chunk of it is too short');
    }
    this.range.normalize();
    if (!this.range.isAtEnd) throw new DamageError('a chunk of it does not come out even');
  }

  private readLiteral(): void {
    const { history, range, literals } = this;
    const { literalContext, literalPosition } = this.properties;
    const place = this.written & ((1 << literalPosition) - 1);
    const context = (place << literalContext) + (history.back(1) >>> (8 - literalContext));
    const start = context * LITERAL_CHANCES;
    let symbol = 1;
    if (this.state >= AFTER_MATCH) {
      let expected = history.back(this.distances[0] + 1);
      while (symbol < 0x100) {
        const expectedBit = (expected >>> 7) & 1;
        expected <<= 1;
        const bit = range.readBit(literals, start + ((1 + expectedBit) << 8) + symbol);
        symbol = (symbol << 1) | bit;
        if (bit !== expectedBit) break;
      }
    }
    while (symbol < 0x100) symbol = (symbol << 1) | range.readBit(literals, start + symbol);
    history.put(symbol & 0xff);
    this.written += 1;
    this.state = this.state < 4 ? 0 : this.state < 10 ? this.state - 3 : this.state - 6;
  }

  private readMatch(position: number, end: number): void {
    const isRepeat = this.range.readBit(this.isRepeat, this.state) === 1;
    const length = isRepeat ? this.readRepeat(position) : this.readNew(position);
    if (this.written + length > end) throw new DamageError('a chunk of it is longer than it says');
    if (!this.history.repeat(this.distances[0] + 1, length)) throw new DamageError('it repeats what there is not');
    this.written += length;
  }

  /** Sets the distance of a match that is like none of the last four; returns its length. */
  private readNew(position: number): number {
    const [first, second, third] = this.distances;
    const length = this.matchLengths.read(this.range, position);
    this.distances = [this.readDistance(length), first, second, third];
    this.state = this.state < AFTER_MATCH ? AFTER_MATCH : AFTER_MATCH + 3;
    return length;
  }

  /** Puts the distance that is used again first; returns the length. */
  private readRepeat(position: number): number {
    const { range, state, isOlder } = this;
    const isPlain = state < AFTER_MATCH;
    if (range.readBit(isOlder[0], state) === 0) {
      if (range.readBit(this.isLongRepeat, state * POSITIONS + position) === 0) {
        this.state = isPlain ? 9 : 11;
        return 1;
      }
    } else {
      const age = range.readBit(isOlder[1], state) === 0 ? 1 : 2 + range.readBit(isOlder[2], state);
      const [first, second, third] = this.distances;
      const used = this.distances[age]!;
      this.distances = [used, first, age === 1 ? third : second, age === 3 ? third : this.distances[3]];
    }
    this.state = isPlain ? 8 : 11;
    return this.repeatLengths.read(range, position);
  }

  private readDistance(length: number): number {
    const { range } = this;
    const group = Math.min(length - 2, 3);
    const slot = range.readTree(this.slots, SLOT_BITS, group << SLOT_BITS);
    if (slot < PLAIN_SLOTS) return slot;
    const bits = (slot >>> 1) - 1;
    const base = (2 | (slot & 1)) << bits;
    if (slot < MODELLED_SLOTS) return base + range.readReverseTree(this.modelled, bits, base - slot);
    const even = range.readEven(bits - ALIGN_BITS);
    return (base >>> 0) + even * (1 << ALIGN_BITS) + range.readReverseTree(this.aligned, ALIGN_BITS);
  }
}
