import { Buffer } from 'node:buffer';
import type { ExtraFact } from '../../tracker/extraFact';
import { ByteText } from '../ByteText';
import type { LineRecord } from './LineRecord';
import type { LineFields } from './LogFormat';
import type { RecordClock } from './RecordClock';

const FIRST_BYTES = 4_096;

/** Puts records into the spans that all formats give: their texts go to a scratch text, one after the other. */
export class RecordWriter {
  private scratch = new ByteText(new Uint8Array(FIRST_BYTES));
  private texts = '';

  constructor(private readonly clock: RecordClock) {}

  /** Returns: '' or what the record lacks. */
  write(record: LineRecord, fields: LineFields): string {
    if (record.path === '' || record.path === '-') return 'no request';
    if (!(record.status >= 0)) return 'no status';
    fields.time = this.clock.read(record);
    if (Number.isNaN(fields.time)) return 'not a date';
    fields.zone = this.clock.zone;
    fields.status = record.status;
    fields.bytes = record.length;
    fields.responseTime = record.responseTime;
    fields.extra = toExtra(record);
    this.writeTexts(record, fields);
    return '';
  }

  private writeTexts(record: LineRecord, fields: LineFields): void {
    this.texts = '';
    fields.hostStart = 0;
    fields.hostEnd = fields.ipStart = this.add(record.host);
    fields.ipEnd = fields.userStart = this.add(record.ip);
    fields.userEnd = fields.languageStart = this.add(record.userid);
    fields.languageEnd = fields.methodStart = this.add(record.language);
    fields.methodEnd = fields.targetStart = this.add(record.method);
    const hasQuery = record.query !== '' && record.query !== '-';
    fields.targetEnd = fields.referrerStart = this.add(hasQuery ? `${record.path}?${record.query}` : record.path);
    fields.referrerEnd = fields.agentStart = this.add(record.referrer);
    fields.agentEnd = fields.protocolStart = this.add(record.userAgent);
    fields.protocolEnd = fields.forwardedStart = this.add(record.protocol);
    fields.forwardedEnd = this.add(record.forwarded);
    const length = this.texts.length;
    if (length > this.scratch.bytes.length) this.scratch = new ByteText(new Uint8Array(length * 2));
    this.scratch.buffer.write(this.texts, 0, 'latin1');
    fields.source = this.scratch;
  }

  /** Adds a text, nothing for a dash. Returns: its end. */
  private add(text: string): number {
    if (text !== '-') this.texts += text;
    return this.texts.length;
  }
}

/** What few formats say. */
function toExtra(record: LineRecord): ExtraFact | null {
  const { cache, upstream, eventCategory, eventAction, eventName } = record;
  if (isNothing(cache) && isNothing(upstream) && isNothing(eventAction)) return null;
  const extra: ExtraFact = {};
  if (!isNothing(cache)) extra.cache = cache;
  if (!isNothing(upstream)) extra.upstream = upstream;
  if (isNothing(eventAction)) return extra;
  extra.event = { category: eventCategory, action: eventAction };
  if (!isNothing(eventName)) extra.event.name = eventName;
  return extra;
}

function isNothing(value: string): boolean {
  return value === '' || value === '-';
}

const wide = /[^\0-\xff]+/g;

/** A text whose characters are bytes, from one whose characters may be any. */
export function toByteCharacters(text: string): string {
  return text.replace(wide, (part) => Buffer.from(part, 'utf8').toString('latin1'));
}

const percent = /%([0-9a-fA-F]{2})/g;

/** Undoes percent encoding, byte by byte. */
export function decodePercent(text: string): string {
  return text.includes('%')
    ? text.replace(percent, (_whole, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text;
}
