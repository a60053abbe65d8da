import { DamageError } from './DamageError';
import { UnsupportedError } from './UnsupportedError';

const LZMA2 = 0x21;
/** What `xz -9` needs, and twice as much. */
const MAX_DICTIONARY = 128 * 1_048_576;
const HAS_PACKED_SIZE = 0x40;
const HAS_SIZE = 0x80;

/** Reads the header of a block, without its checksum; returns the size of the dictionary. Throws: UnsupportedError. */
export function parseXzBlockHeader(header: Uint8Array): number {
  const flags = header[1] ?? 0;
  let at = 2;
  const readNumber = (): number => {
    let value = 0;
    for (let shift = 1; at < header.length; shift *= 128) {
      const byte = header[at]!;
      at += 1;
      value += (byte & 0x7f) * shift;
      if (byte < 0x80) return value;
    }
    throw new DamageError('a block of it has no end');
  };
  if ((flags & HAS_PACKED_SIZE) !== 0) readNumber();
  if ((flags & HAS_SIZE) !== 0) readNumber();
  if ((flags & 3) !== 0 || readNumber() !== LZMA2 || readNumber() !== 1) {
    throw new UnsupportedError('it is packed with filters for programs, not for text');
  }
  return toDictionarySize(header[at] ?? 0);
}

function toDictionarySize(code: number): number {
  const size = (2 | (code & 1)) * 2 ** ((code >>> 1) + 11);
  if (size > MAX_DICTIONARY)
    throw new UnsupportedError(`unpacking it takes ${Math.round(size / 1_048_576)} MB of memory`);
  return size;
}
