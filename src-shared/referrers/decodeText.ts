/** What every runtime has, though the shared layer's types know of none. */
interface Decoder {
  decode(bytes: Uint8Array): string;
}
declare const TextDecoder: new (charset: string, options: { fatal: boolean }) => Decoder;

/**
 * Decodes a value of a query: `+` is a blank, percent-escapes are bytes of UTF-8 or, where they are not, of the first of
 * the charsets they are valid in. Escapes that make no text in any are taken as Latin-1.
 */
export function decodeText(raw: string, charsets: readonly string[] = []): string {
  const text = raw.includes('+') ? raw.replaceAll('+', ' ') : raw;
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return decodeBytes(toBytes(text), charsets);
  }
}

function decodeBytes(bytes: Uint8Array, charsets: readonly string[]): string {
  for (const charset of ['utf-8', ...charsets]) {
    try {
      return new TextDecoder(charset, { fatal: true }).decode(bytes);
    } catch {
      continue;
    }
  }
  return String.fromCharCode(...bytes.subarray(0, 1024));
}

/** Percent-escapes as the bytes they stand for; a lone `%` stays one, other characters that are no bytes become `?`. */
function toBytes(text: string): Uint8Array {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const escape = /^%([\da-f]{2})/i.exec(text.slice(at, at + 3));
    if (escape !== null) at += 2;
    const code = escape === null ? text.charCodeAt(at) : Number.parseInt(escape[1] ?? '', 16);
    bytes.push(code < 256 ? code : 63);
  }
  return Uint8Array.from(bytes);
}
