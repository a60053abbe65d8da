/**
 * 53 bits of a text's hash: two multiplicative lanes mixed at the end. Not for secrets; collisions among ten million
 * texts have a chance of about half a percent.
 */
export function hash53(text: string, seed = 0): number {
  let a = 0xdeadbeef ^ seed;
  let b = 0x41c6ce57 ^ seed;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  return finish(a, b);
}

/** Mixes a 53-bit number with others into a new one. */
export function mix53(value: number, ...others: number[]): number {
  let a = 0x9e3779b9 ^ (value >>> 0);
  let b = 0x85ebca6b ^ Math.floor(value / 2 ** 32);
  for (const other of others) {
    a = Math.imul(a ^ (other >>> 0), 2654435761);
    b = Math.imul(b ^ Math.floor(other / 2 ** 32) ^ (other >>> 0), 1597334677);
    a ^= b >>> 13;
  }
  return finish(a, b);
}

function finish(a: number, b: number): number {
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}
