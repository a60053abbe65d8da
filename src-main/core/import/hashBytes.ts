/**
 * Hashing of log bytes, eight a step: four 32-bit lanes side by side, two for each half of the step, folded into two at
 * the end. The same function knows lines (all 64 bits, stored as fingerprints), texts and clients (53 bits, so that they
 * fit a number), so its results are part of the database: changing a constant here makes every stored line unknown.
 */
export const LANE_LOW = 0;
export const LANE_HIGH = 1;

/** Writes the lanes of bytes [start, end) to `out`. */
export function hashBytes(view: DataView, start: number, end: number, out: Int32Array): void {
  let a = 0x2545f491 ^ (end - start);
  let b = 0x6c8e9cf5;
  let c = 0x1b873593;
  let d = 0x38495ab5 ^ (end - start);
  let at = start;
  for (const last = end - 8; at <= last; at += 8) {
    const first = view.getInt32(at, true);
    const second = view.getInt32(at + 4, true);
    a = Math.imul(a ^ first, 0x85ebca6b);
    a = (a << 13) | (a >>> 19);
    b = Math.imul(b ^ first, 0xc2b2ae35);
    b = (b << 17) | (b >>> 15);
    c = Math.imul(c ^ second, 0x9e3779b1);
    c = (c << 13) | (c >>> 19);
    d = Math.imul(d ^ second, 0x27d4eb2f);
    d = (d << 17) | (d >>> 15);
  }
  if (at <= end - 4) {
    a = Math.imul(a ^ view.getInt32(at, true), 0x165667b1);
    c = Math.imul(c ^ view.getInt32(at, true), 0x85ebca6b);
    at += 4;
  }
  let rest = 0;
  for (; at < end; at += 1) rest = (rest << 8) | view.getUint8(at);
  finish(a, c, out);
  hashPair(b ^ rest, d ^ Math.imul(rest, 0x9e3779b1), out);
}

/** Writes the lanes of two hashes in this order to `out`, which may be one of them. */
export function hashPair(low: number, high: number, out: Int32Array): void {
  finish(Math.imul(out[LANE_LOW]! ^ low, 0x27d4eb2f) + high, Math.imul(out[LANE_HIGH]! ^ high, 0x165667b1) + low, out);
}

/** Every bit of both lanes reaches every bit of both results. */
function finish(low: number, high: number, out: Int32Array): void {
  let a = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  let b = Math.imul(high ^ (high >>> 16), 0x9e3779b1) ^ Math.imul(a ^ (a >>> 13), 0x27d4eb2f);
  a = Math.imul(a ^ (a >>> 15) ^ b, 0x85ebca6b);
  b = Math.imul(b ^ (b >>> 15) ^ a, 0xc2b2ae35);
  out[LANE_LOW] = a ^ (a >>> 16);
  out[LANE_HIGH] = b ^ (b >>> 16);
}

/** 53 bits of a hash as a number. */
export function toHash53(low: number, high: number): number {
  return (high & 0x1fffff) * 0x1_0000_0000 + (low >>> 0);
}
