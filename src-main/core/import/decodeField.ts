import { Buffer, isUtf8 } from 'node:buffer';

/** What is known of the log's encoding. */
export interface Decoder {
  /** Never fails: what is not valid becomes an odd character. */
  decode: (bytes: Buffer, start: number, end: number) => string;
  isValid: (bytes: Buffer) => boolean;
}

/**
 * UTF-8 where it is valid, else one character a byte: a broken byte costs one odd character, never a line. Always a
 * copy: a part of the block's own text would keep the whole block in memory.
 */
export function decodeUtf8(bytes: Buffer, start: number, end: number): string {
  return isUtf8(bytes.subarray(start, end)) ? bytes.toString('utf8', start, end) : bytes.toString('latin1', start, end);
}

/**
 * The decoder of --encoding, by the names of the web's encoding standard and, for those of Python, with hyphens for
 * their underscores. Throws: RangeError on a name that nobody knows.
 */
export function toDecoder(name: string): Decoder {
  const encoding = normalizeEncoding(name);
  if (/^utf-?8$/i.test(encoding)) return { decode: decodeUtf8, isValid: isUtf8 };
  const decoder = new TextDecoder(encoding);
  const strict = new TextDecoder(encoding, { fatal: true });
  return {
    decode: (bytes, start, end) => decoder.decode(bytes.subarray(start, end)),
    isValid: (bytes) => {
      try {
        strict.decode(bytes);
        return true;
      } catch {
        return false;
      }
    },
  };
}

/** Whether --encoding knows the name: of those that ASCII is a part of, as every log format needs. */
export function isEncoding(name: string): boolean {
  try {
    return !new TextDecoder(normalizeEncoding(name)).encoding.startsWith('utf-16');
  } catch {
    return false;
  }
}

function normalizeEncoding(name: string): string {
  const encoding = name.trim().replaceAll('_', '-').toLowerCase();
  return encoding.replace(/^latin-/, 'latin').replace(/^iso(?=8859)/, 'iso-');
}

/** Whether bytes [start, end) are printable ASCII without a backslash, so that they are their own text. */
export function isPlain(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at]!;
    if (byte < 32 || byte > 126 || byte === 92) return false;
  }
  return true;
}

const escape = /\\(?:x([0-9a-fA-F]{2})|(["\\]))/g;

/**
 * Undoes what Apache and nginx do to bytes that they don't like (`\xE4`, `\"`, `\\`), where that gives text; a byte
 * soup such as a TLS handshake sent to an HTTP port keeps its escapes, which are easier to read. NUL never stays.
 */
export function decodeField(bytes: Buffer, start: number, end: number, decoder: Decoder): string {
  const text = decoder.decode(bytes, start, end).replaceAll('\0', '\\x00');
  if (!text.includes('\\')) return text;
  const raw = Buffer.from(bytes.toString('latin1', start, end).replace(escape, unescape), 'latin1');
  return isText(raw, decoder) ? decoder.decode(raw, 0, raw.length) : text;
}

function unescape(_whole: string, hex: string | undefined, character: string | undefined): string {
  return hex === undefined ? (character ?? '') : String.fromCharCode(parseInt(hex, 16));
}

function isText(bytes: Buffer, decoder: Decoder): boolean {
  return decoder.isValid(bytes) && !bytes.some((byte) => byte < 32 || byte === 127);
}
