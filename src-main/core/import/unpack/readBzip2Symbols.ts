import type { BitReader } from './BitReader';
import { DamageError } from './DamageError';
import { HuffmanCode } from './HuffmanCode';

/** Symbols that are coded by the same one of the block's codes. */
const GROUP = 50;
const MAX_LENGTH = 20;

/**
 * Reads the bytes of a sorted block into the low bits of `into`: undoes the Huffman codes, the runs and the moving to
 * the front. Returns how many bytes there are of each kind, and in all. Throws: DamageError.
 */
export function readBzip2Symbols(bits: BitReader, into: Uint32Array): { counts: Int32Array; length: number } {
  const recent = readUsedBytes(bits);
  const endOfBlock = recent.length + 1;
  const codeCount = bits.read(3);
  const groupCount = bits.read(15);
  if (codeCount < 2 || codeCount > 6 || groupCount === 0) throw new DamageError('a block of it has no codes');
  const choices = readChoices(bits, groupCount, codeCount);
  const codes = Array.from({ length: codeCount }, () => readCode(bits, recent.length + 2));
  const counts = new Int32Array(256);
  let length = 0;
  let run = 0;
  let runUnit = 1;
  for (let read = 0; ; read += 1) {
    const code = codes[choices[Math.floor(read / GROUP)] ?? codeCount];
    if (code === undefined) throw new DamageError('a block of it has no end');
    const symbol = code.read(bits);
    if (symbol <= 1) {
      run += runUnit << symbol;
      runUnit <<= 1;
      if (run > into.length) throw new DamageError('a block of it is too long');
      continue;
    }
    const end = length + run;
    if (end + 1 > into.length && (end > into.length || symbol !== endOfBlock)) {
      throw new DamageError('a block of it is too long');
    }
    into.fill(recent[0]!, length, end);
    counts[recent[0]!]! += run;
    length = end;
    run = 0;
    runUnit = 1;
    if (symbol === endOfBlock) return { counts, length };
    const byte = moveToFront(recent, symbol - 1);
    into[length] = byte;
    counts[byte]! += 1;
    length += 1;
  }
}

/** The bytes that occur: 16 bits say in which sixteenths, 16 more of each of these say which. */
function readUsedBytes(bits: BitReader): Uint8Array {
  const sixteenths = bits.read(16);
  const used: number[] = [];
  for (let high = 0; high < 16; high += 1) {
    if ((sixteenths & (0x8000 >>> high)) === 0) continue;
    const sixteen = bits.read(16);
    for (let low = 0; low < 16; low += 1) if ((sixteen & (0x8000 >>> low)) !== 0) used.push(high * 16 + low);
  }
  if (used.length === 0) throw new DamageError('a block of it has no bytes');
  return Uint8Array.from(used);
}

/** Which code each group of symbols is in. */
function readChoices(bits: BitReader, groupCount: number, codeCount: number): Uint8Array {
  const recent = Uint8Array.from({ length: codeCount }, (_, i) => i);
  return new Uint8Array(groupCount).map(() => {
    let place = 0;
    while (bits.read(1) === 1) place += 1;
    if (place >= codeCount) throw new DamageError('a block of it has an unknown code');
    return moveToFront(recent, place);
  });
}

function readCode(bits: BitReader, symbols: number): HuffmanCode {
  let length = bits.read(5);
  const lengths = new Uint8Array(symbols).map(() => {
    while (bits.read(1) === 1) length += bits.read(1) === 0 ? 1 : -1;
    if (length < 1 || length > MAX_LENGTH) throw new DamageError('a code of it has words that are too long');
    return length;
  });
  return new HuffmanCode(lengths);
}

function moveToFront(recent: Uint8Array, place: number): number {
  const value = recent[place]!;
  for (let i = place; i > 0; i -= 1) recent[i] = recent[i - 1]!;
  recent[0] = value;
  return value;
}
