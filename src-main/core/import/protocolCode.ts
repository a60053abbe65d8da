import { protocols } from './ParsedBatch';

const LENGTH = 'HTTP/1.1'.length;
const longest = LENGTH;
const other = protocols.indexOf('other');
const codes = new Map<string, number>(protocols.map((protocol, code) => [protocol, code]));

/** The index in `protocols` of the HTTP version in bytes [start, end): `HTTP/1.1`, `HTTP/2.0`, `HTTP/2`, `2.0` or `h2`. */
export function toProtocolCode(bytes: Uint8Array, start: number, end: number): number {
  if (end === start) return 0;
  if (end - start === LENGTH && bytes[start] === 72 && bytes[start + 6] === 46) {
    const version = bytes[start + 5]! * 256 + bytes[start + 7]!;
    if (version === VERSION_11) return HTTP_11;
    if (version === VERSION_20) return HTTP_2;
  }
  return toRareCode(bytes, start, end);
}

const HTTP_11 = protocols.indexOf('HTTP/1.1');
const HTTP_2 = protocols.indexOf('HTTP/2');
/** The bytes of the digits. */
const VERSION_11 = 49 * 256 + 49;
const VERSION_20 = 50 * 256 + 48;

function toRareCode(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > longest) return other;
  const text = String.fromCharCode(...bytes.subarray(start, end)).toUpperCase();
  const version = text.replace(/^(?:HTTP\/|H(?=\d))/, '').replace(/^([23])\.0$/, '$1');
  return codes.get(`HTTP/${version}`) ?? other;
}
