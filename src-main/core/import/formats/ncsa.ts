import type { ByteText } from '../ByteText';
import { ClfClock } from './ClfClock';
import { LineFields, type OpenFormat } from './LogFormat';
import { toGroups } from './toGroups';
import { readTrailingTime } from './trailingTime';

const LF = 10;
const SPACE = 32;
const QUOTE = 34;
const DOT = 46;
const COLON = 58;
const LETTER_H = 72;
const BACKSLASH = 92;
/** No byte: nothing escapes a quote. */
const NONE = 256;

/** What tells the members of the family apart. */
export interface NcsaShape {
  /** The line starts with the host, perhaps with a port. */
  hasHost: boolean;
  /** Referrer and user agent follow the length. */
  hasAgent: boolean;
  /** A whole number behind the last field counts the microseconds that the request took. */
  isMicro?: boolean;
}

/** Bytes of `[\w*.:-]`, which addresses (also anonymised ones) and host names are made of. */
const isAddressByte = new Uint8Array(256);
for (const byte of Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_*.:-'))
  isAddressByte[byte] = 1;

/** Bytes of lists of addresses, and of `unknown`. */
const isForwardedByte = new Uint8Array(256);
for (const byte of Buffer.from('ABCDEFabcdef0123456789.:, unkow')) isForwardedByte[byte] = 1;
/** Dots and colons of the shortest address. */
const MIN_MARKS = 2;

/** Fields of the shortest shape: address, user, date, time zone, method, path, status, length. */
const COMMON_FIELDS = 8;

/** Opens a format of the NCSA family: one pass over the bytes, no text made. */
export function openNcsa(shape: NcsaShape): OpenFormat {
  const reader = new NcsaReader(shape);
  return {
    hasHost: shape.hasHost,
    pattern: toPattern(shape),
    fields: COMMON_FIELDS + (shape.hasHost ? 1 : 0) + (shape.hasAgent ? 2 : 0),
    mayHaveTime: true,
    read: (text, start, fields) => reader.read(text, start, fields),
    preview: (text, start) => {
      const fields = new LineFields();
      return reader.read(text, start, fields) === '' ? toGroups(fields) : {};
    },
  };
}

function toPattern({ hasHost, hasAgent, isMicro }: NcsaShape): string {
  const common = '$ip $_identity $userid [$date $timezone] "$method $path $protocol" $status $length';
  const agent = hasAgent ? ' "$referrer" "$user_agent" "$forwarded"' : '';
  return `${hasHost ? '$host ' : ''}${common}${agent} ${isMicro ? '$generation_time_micro' : '$generation_time_secs'}`;
}

/** Reads the lines of one shape. */
class NcsaReader {
  private readonly clock = new ClfClock();

  constructor(private readonly shape: NcsaShape) {}

  read(text: ByteText, start: number, fields: LineFields): string {
    const reason = this.scan(text, start, fields, BACKSLASH);
    if (reason === '' || !hasBackslash(text.bytes, start)) return reason;
    // A server that does not escape quotes may write a backslash in front of the quote that ends a field.
    return this.scan(text, start, fields, NONE) === '' ? '' : reason;
  }

  private scan(text: ByteText, start: number, fields: LineFields, escape: number): string {
    const bytes = text.bytes;
    fields.source = text;
    // Some collectors wrap the whole line in quotes.
    fields.stop = bytes[start] === QUOTE ? start + 1 : start;
    const reason = this.scanClient(text, fields);
    if (reason !== '') return reason;
    if (!scanRequest(bytes, fields, escape)) return 'no request line';
    if (!scanAnswer(bytes, fields)) return 'no status and length after the request';
    if (this.shape.hasAgent) {
      if (!scanAgent(bytes, fields, escape)) return 'no referrer and user agent';
      scanForwarded(bytes, fields);
    }
    const at = fields.stop;
    fields.responseTime = bytes[at] === LF ? -1 : readTrailingTime(text, at, this.shape.isMicro === true);
    return '';
  }

  /** Host, address, identity, user and time. */
  private scanClient(text: ByteText, fields: LineFields): string {
    const bytes = text.bytes;
    let at = fields.stop;
    if (this.shape.hasHost) {
      at = scanHost(bytes, at, fields);
      if (at < 0) return 'no host at the start';
    }
    fields.ipStart = at;
    while (isAddressByte[bytes[at]!] === 1) at += 1;
    fields.ipEnd = at;
    fields.stop = at;
    if (at === fields.ipStart || !isBlank(bytes[at]!)) return 'no address';
    at = skipToken(bytes, skipBlanks(bytes, at));
    at = skipBlanks(bytes, at);
    fields.userStart = at;
    at = skipToken(bytes, at);
    fields.userEnd = bytes[fields.userStart] === 45 && at === fields.userStart + 1 ? fields.userStart : at;
    at = skipBlanks(bytes, at);
    fields.stop = at;
    if (bytes[at] !== 91) return 'no date in brackets';
    fields.time = this.clock.read(text, at + 1);
    if (Number.isNaN(fields.time)) return 'not a date';
    fields.zone = this.clock.offset;
    fields.stop = this.clock.end + 1;
    return '';
  }
}

/** The host without its port; returns where the address starts, or -1. */
function scanHost(bytes: Uint8Array, start: number, fields: LineFields): number {
  let at = start;
  while (isAddressByte[bytes[at]!] === 1 && bytes[at] !== COLON && bytes[at] !== 42) at += 1;
  fields.hostStart = start;
  fields.hostEnd = at;
  if (bytes[at] === COLON) {
    at += 1;
    while ((bytes[at]! - 48) >>> 0 <= 9) at += 1;
  }
  return at > start && isBlank(bytes[at]!) ? skipBlanks(bytes, at) : -1;
}

/** `"GET /page HTTP/1.1"`; the target is all between the first word and the last. */
function scanRequest(bytes: Uint8Array, fields: LineFields, escape: number): boolean {
  let at = skipBlanks(bytes, fields.stop);
  fields.stop = at;
  if (bytes[at] !== QUOTE) return false;
  at += 1;
  fields.methodStart = at;
  while (bytes[at]! > SPACE) at += 1;
  fields.methodEnd = at;
  if (at === fields.methodStart || !isBlank(bytes[at]!)) return false;
  at = skipBlanks(bytes, at);
  fields.targetStart = at;
  let lastBlank = -1;
  for (; ; at += 1) {
    const byte = bytes[at]!;
    if (byte > QUOTE) {
      if (byte === escape && bytes[at + 1] !== LF) at += 1;
    } else if (byte === SPACE || byte === 9) lastBlank = at;
    else if (byte === LF) return false;
    else if (byte === QUOTE && isStatusNext(bytes, at + 1)) break;
  }
  if (lastBlank < fields.targetStart) return scanEmptyTarget(bytes, fields, at);
  if (lastBlank === at - 1) return false;
  fields.protocolStart = lastBlank + 1;
  fields.protocolEnd = at;
  while (isBlank(bytes[lastBlank - 1]!)) lastBlank -= 1;
  fields.targetEnd = lastBlank;
  fields.stop = at + 1;
  return lastBlank > fields.targetStart;
}

/** `"GET  HTTP/1.1"`: a scanner's request for nothing, which Matomo's importer takes, too. */
function scanEmptyTarget(bytes: Uint8Array, fields: LineFields, end: number): boolean {
  const { methodEnd, targetStart } = fields;
  if (targetStart - methodEnd < 2 || bytes[targetStart] !== LETTER_H) return false;
  fields.protocolStart = targetStart;
  fields.protocolEnd = end;
  fields.targetStart = fields.targetEnd = methodEnd + 1;
  fields.stop = end + 1;
  return true;
}

/** A quote inside a target that is not escaped ends the request only where the status follows. */
function isStatusNext(bytes: Uint8Array, at: number): boolean {
  return isBlank(bytes[at]!) && (bytes[skipBlanks(bytes, at)]! - 48) >>> 0 <= 9;
}

/** A quote inside a referrer that is not escaped ends it only where the user agent follows. */
function isQuoteNext(bytes: Uint8Array, at: number): boolean {
  return isBlank(bytes[at]!) && bytes[skipBlanks(bytes, at)] === QUOTE;
}

/** Status and length; a length that is not a number is unknown. */
function scanAnswer(bytes: Uint8Array, fields: LineFields): boolean {
  let at = skipBlanks(bytes, fields.stop);
  let status = 0;
  for (let digit = (bytes[at]! - 48) >>> 0; digit <= 9; digit = (bytes[at]! - 48) >>> 0) {
    status = status * 10 + digit;
    at += 1;
  }
  fields.status = status;
  if (status > 999 || !isBlank(bytes[at]!)) return false;
  at = skipBlanks(bytes, at);
  const lengthStart = at;
  let length = 0;
  for (let digit = (bytes[at]! - 48) >>> 0; digit <= 9; digit = (bytes[at]! - 48) >>> 0) {
    length = length * 10 + digit;
    at += 1;
  }
  const isNumber = at > lengthStart && bytes[at]! <= SPACE && length <= Number.MAX_SAFE_INTEGER;
  fields.bytes = isNumber ? length : -1;
  fields.stop = skipToken(bytes, at);
  return fields.stop > lengthStart;
}

function scanAgent(bytes: Uint8Array, fields: LineFields, escape: number): boolean {
  let at = skipBlanks(bytes, fields.stop);
  if (bytes[at] !== QUOTE) return false;
  fields.referrerStart = at + 1;
  at = findQuote(bytes, at + 1, escape);
  while (at > 0 && !isQuoteNext(bytes, at + 1)) at = findQuote(bytes, at + 1, escape);
  if (at < 0) return false;
  fields.referrerEnd = emptyDash(bytes, fields.referrerStart, at);
  at = skipBlanks(bytes, at + 1);
  fields.agentStart = at + 1;
  at = findQuote(bytes, at + 1, escape);
  if (at < 0) return false;
  fields.agentEnd = emptyDash(bytes, fields.agentStart, at);
  fields.stop = at + 1;
  return true;
}

/** Many servers write the forwarded addresses in quotes behind the user agent, as nginx's own `main` format does. */
function scanForwarded(bytes: Uint8Array, fields: LineFields): void {
  fields.forwardedEnd = fields.forwardedStart = fields.stop;
  if (bytes[fields.stop] === LF) return;
  const start = skipBlanks(bytes, fields.stop) + 1;
  if (bytes[start - 1] !== QUOTE || start - 1 === fields.stop) return;
  let at = start;
  let marks = 0;
  while (isForwardedByte[bytes[at]!] === 1) {
    marks += Number(bytes[at] === DOT || bytes[at] === COLON);
    at += 1;
  }
  if (bytes[at] !== QUOTE || marks < MIN_MARKS) return;
  fields.forwardedStart = start;
  fields.forwardedEnd = at;
  fields.stop = at + 1;
}

/** The next quote of this line that is not escaped, or -1. */
function findQuote(bytes: Uint8Array, start: number, escape: number): number {
  for (let at = start; ; at += 1) {
    const byte = bytes[at]!;
    // nearly all bytes are letters, digits and signs: two comparisons at most
    if (byte > BACKSLASH || (byte > QUOTE && byte < BACKSLASH)) continue;
    if (byte === QUOTE) return at;
    if (byte === LF) return -1;
    if (byte === escape && bytes[at + 1] !== LF) at += 1;
  }
}

/** The end of a span that is empty where it holds just a dash. */
function emptyDash(bytes: Uint8Array, start: number, end: number): number {
  return end === start + 1 && bytes[start] === 45 ? start : end;
}

function isBlank(byte: number): boolean {
  return byte === SPACE || byte === 9;
}

function skipBlanks(bytes: Uint8Array, start: number): number {
  let at = start;
  while (bytes[at] === SPACE || bytes[at] === 9) at += 1;
  return at;
}

function skipToken(bytes: Uint8Array, start: number): number {
  let at = start;
  while (bytes[at]! > SPACE) at += 1;
  return at;
}

function hasBackslash(bytes: Uint8Array, start: number): boolean {
  for (let at = start; bytes[at] !== LF; at += 1) if (bytes[at] === BACKSLASH) return true;
  return false;
}
