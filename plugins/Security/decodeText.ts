/** What is longer says nothing more about an attack. */
const MAX_LENGTH = 4096;
/** Payloads may be encoded several times, so that a filter in front of the program sees nothing. */
const MAX_ROUNDS = 3;

const encoded = /%u([0-9a-f]{4})|(?:%|\\x)([0-9a-f]{2})/g;

/**
 * A logged text as the program that it was meant for may read it: in small letters, percent signs and `\x..` of the log taken
 * apart, also where they were encoded several times; comments and white space as one blank. For looking at, never to be used.
 */
export function decodeText(text: string): string {
  let decoded = text.slice(0, MAX_LENGTH).toLowerCase();
  for (let round = 0; round < MAX_ROUNDS && (decoded.includes('%') || decoded.includes('\\x')); round += 1) {
    decoded = decoded.replace(encoded, toCharacter).toLowerCase();
  }
  const query = decoded.indexOf('?');
  if (query >= 0) decoded = decoded.slice(0, query) + decoded.slice(query).replaceAll('+', ' ');
  // A dot and a slash in more bytes than they need; the small letter of \u00c0 is \u00e0.
  decoded = decoded.replaceAll('\u00e0\u00ae', '.').replaceAll('\u00e0\u00af', '/');
  return decoded.replace(/\/\*[^*]{0,80}\*\//g, ' ').replace(/[\s\0]+/g, ' ');
}

function toCharacter(_match: string, wide: string | undefined, byte: string | undefined): string {
  return String.fromCharCode(Number.parseInt(wide ?? byte ?? '20', 16));
}
