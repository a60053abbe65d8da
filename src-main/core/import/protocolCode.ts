import { protocols } from './ParsedBatch';

const LENGTH = 'HTTP/1.1'.length;
const longest = LENGTH;
const other = protocols.indexOf('other');
const codes = new Map<string, number>(protocols.map((protocol, code) => [protocol, code]));

/** The index in `protocols` of the HTTP version in bytes [start, end): `HTTP/1.1`, `HTTP/2.0`, `HTTP/2`, `2.0` or `h2`. */
export function toProtocolCode(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  if (length === LENGTH && bytes[start + 7] === 49 && bytes[start + 5] === 49 && bytes[start] === 72) return HTTP_11;
  return length === 0 ? 0 : toRareCode(bytes, start, end);
}

const HTTP_11 = protocols.indexOf('HTTP/1.1');

function toRareCode(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > longest) return other;
  const text = String.fromCharCode(...bytes.subarray(start, end)).toUpperCase();
  const version = text.replace(/^(?:HTTP\/|H(?=\d))/, '').replace(/^([23])\.0$/, '$1');
  return codes.get(`HTTP/${version}`) ?? other;
}
