import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { UnsupportedError } from './UnsupportedError';

/** A checksum being summed up. */
export interface XzCheck {
  /** Bytes that it takes. */
  readonly size: number;
  update(bytes: Uint8Array): void;
  /** Its bytes, as they stand in the file. */
  digest(): Uint8Array;
}

/** The polynomial of ECMA-182, reversed. */
const HIGH = 0xc96c5795;
const LOW = 0xd7870f42;

const table = Array.from({ length: 256 }, (_, byte) => {
  let high = 0;
  let low = byte;
  for (let bit = 0; bit < 8; bit += 1) {
    const isOdd = (low & 1) === 1;
    low = (low >>> 1) | ((high & 1) << 31);
    high >>>= 1;
    if (isOdd) [high, low] = [high ^ HIGH, low ^ LOW];
  }
  return { high, low };
});
const highs = Int32Array.from(table, ({ high }) => high);
const lows = Int32Array.from(table, ({ low }) => low);

/** The checksum of a type that the file names: none, CRC32, CRC64 or SHA-256. Throws: UnsupportedError. */
export function newXzCheck(type: number): XzCheck {
  if (type === 0) return { size: 0, update: () => undefined, digest: () => new Uint8Array(0) };
  if (type === 1) return newCrc32();
  if (type === 4) return newCrc64();
  if (type !== 10) throw new UnsupportedError(`its checksum is of a type (${type}) that is not known here`);
  const hash = createHash('sha256');
  return { size: 32, update: (bytes) => hash.update(bytes), digest: () => hash.digest() };
}

function newCrc32(): XzCheck {
  let crc = 0;
  return {
    size: 4,
    update: (bytes) => (crc = crc32(bytes, crc)),
    digest: () => new Uint8Array(Uint32Array.of(crc).buffer),
  };
}

function newCrc64(): XzCheck {
  let high = -1;
  let low = -1;
  return {
    size: 8,
    update: (bytes) => {
      for (let i = 0; i < bytes.length; i += 1) {
        const at = (low ^ bytes[i]!) & 0xff;
        low = ((low >>> 8) | (high << 24)) ^ lows[at]!;
        high = (high >>> 8) ^ highs[at]!;
      }
    },
    digest: () => new Uint8Array(Int32Array.of(~low, ~high).buffer),
  };
}
