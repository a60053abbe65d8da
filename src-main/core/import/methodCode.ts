import { methods } from './ParsedBatch';

const codes = new Map<string, number>(methods.map((method, code) => [method, code]));
const other = codes.get('other')!;
const longest = Math.max(...methods.map((method) => method.length));

/** The index in `methods` of the method in bytes [start, end). */
export function toMethodCode(bytes: Uint8Array, start: number, end: number): number {
  if (end - start === 3 && bytes[start] === 71 && bytes[start + 1] === 69 && bytes[start + 2] === 84) return 0;
  if (end - start > longest) return other;
  return codes.get(String.fromCharCode(...bytes.subarray(start, end))) ?? other;
}
