/** A file of a tar archive, or what the archive says about the next one. */
export interface TarHeader {
  name: string;
  size: number;
  /** 0 or NUL a file, L and K long names, x and g further facts, 5 a folder … */
  type: string;
}

const HEADER_BYTES = 512;
const CHECKSUM = { at: 148, end: 156 };

/** Whether these are the header of a tar archive: a checksum tells, since the oldest kind has no mark. */
export function isTarHeader(bytes: Uint8Array): boolean {
  if (bytes.length < HEADER_BYTES || bytes[0] === 0) return false;
  const stored = readOctal(bytes, CHECKSUM.at, CHECKSUM.end);
  return stored > 0 && stored === sum(bytes);
}

/** Reads a header whose checksum was checked. */
export function parseTarHeader(bytes: Uint8Array): TarHeader {
  const isUstar = readText(bytes, 257, 262) === 'ustar';
  const folder = isUstar && bytes[263] === 0x30 ? readText(bytes, 345, 500) : '';
  const name = readText(bytes, 0, 100);
  return {
    name: folder === '' ? name : `${folder}/${name}`,
    size: readSize(bytes, 124, 136),
    type: String.fromCharCode(bytes[156]!),
  };
}

/** `27 path=a name\n`, again and again: the facts of a pax header. */
export function parsePax(bytes: Uint8Array): Map<string, string> {
  const text = Buffer.from(bytes).toString('latin1');
  const facts = new Map<string, string>();
  let at = 0;
  while (at < text.length) {
    const length = parseInt(text.slice(at), 10);
    if (!(length > 0)) break;
    const [, key = '', value = ''] = /^\d+ ([^=]*)=([^]*)\n$/.exec(text.slice(at, at + length)) ?? [];
    facts.set(key, Buffer.from(value, 'latin1').toString('utf8'));
    at += length;
  }
  return facts;
}

/** Text that ends in NUL or fills its field. */
export function readText(bytes: Uint8Array, start: number, end: number): string {
  const field = bytes.subarray(start, end);
  const stop = field.indexOf(0);
  return Buffer.from(stop < 0 ? field : field.subarray(0, stop)).toString('utf8');
}

function readOctal(bytes: Uint8Array, start: number, end: number): number {
  return parseInt(readText(bytes, start, end).trim(), 8) || 0;
}

/** Octal digits, or, from 8 GB on, binary behind a set high bit. */
function readSize(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start]! < 0x80) return readOctal(bytes, start, end);
  return bytes.subarray(start + 1, end).reduce((size, byte) => size * 256 + byte, 0);
}

/** The sum of all bytes, those of the checksum itself counting as spaces. */
function sum(bytes: Uint8Array): number {
  let total = (CHECKSUM.end - CHECKSUM.at) * 32;
  for (let at = 0; at < HEADER_BYTES; at += 1) if (at < CHECKSUM.at || at >= CHECKSUM.end) total += bytes[at]!;
  return total;
}
