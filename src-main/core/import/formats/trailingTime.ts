import type { ByteText } from '../ByteText';

const LF = 10;
/** Servers log few fields behind the usual ones; what stands further behind is not looked at. */
const MAX_BYTES = 500;
const MAX_MICROSECONDS = 2 ** 31 - 1;

/** A field: its name where it has one, and its value with or without quotes; a quoted text is one field. */
const field = /"(?:([\w-]+)=)?([^"]*)"|(?:([\w-]+)=)?(?:"([^"]*)"|([^\s"]+))/g;
const timeNames = new Set(['rt', 'request_time', 'response_time', 'reqtime']);
/** nginx writes three decimals, others six; two are a ratio of compression. */
const unnamedSeconds = /^\d{1,5}\.\d{3,9}$/;
const namedSeconds = /^\d{1,5}\.\d{1,9}$/;
/** Apache's `%T/%D`, as whole seconds and microseconds. */
const both = /^\**(\d{1,5})\/(\d{1,10})\**$/;
/** The usual line has nothing else. */
const onlySeconds = /^[ \t]+"?(\d{1,5}\.\d{3,9})"?\r?$/;
const wholeNumber = /^\d{1,10}$/;

/**
 * The response time, in microseconds, among the fields behind those of the NCSA formats; -1 where none is one beyond
 * doubt. Seconds have a decimal point. Of several without a name the longest is taken: a request takes at least as long
 * as the server behind it. A whole number is taken where `isMicro` says what it is.
 */
export function readTrailingTime(text: ByteText, start: number, isMicro: boolean): number {
  const end = findEnd(text.bytes, start);
  if (end < 0) return -1;
  const rest = text.buffer.toString('latin1', start, end);
  const only = onlySeconds.exec(rest);
  if (only !== null) return fromSeconds(only[1]!);
  let longest = -1;
  for (const [, nameInside, quoted, name = nameInside, valueInside, bare] of rest.matchAll(field)) {
    const value = quoted ?? valueInside ?? bare ?? '';
    if (name !== undefined) {
      if (timeNames.has(name.toLowerCase()) && namedSeconds.test(value)) return fromSeconds(value);
    } else longest = Math.max(longest, isMicro && wholeNumber.test(value) ? cap(Number(value)) : toTime(value));
    // of whole numbers, only the first is known to be the time
    if (isMicro && longest >= 0) return longest;
  }
  return longest;
}

/** The end of the fields; -1 where no digit is among them. */
function findEnd(bytes: Uint8Array, start: number): number {
  let hasDigit = false;
  let at = start;
  for (; bytes[at] !== LF && at < start + MAX_BYTES; at += 1) hasDigit ||= (bytes[at]! - 48) >>> 0 <= 9;
  return hasDigit ? at : -1;
}

/** The time that a field without a name is; -1 for none. */
function toTime(value: string): number {
  if (unnamedSeconds.test(value)) return fromSeconds(value);
  const [, seconds, microseconds] = both.exec(value) ?? [];
  return seconds !== undefined && Math.floor(Number(microseconds) / 1e6) === Number(seconds)
    ? cap(Number(microseconds))
    : -1;
}

function fromSeconds(value: string): number {
  return cap(Math.round(Number(value) * 1e6));
}

function cap(microseconds: number): number {
  return Math.min(microseconds, MAX_MICROSECONDS);
}
