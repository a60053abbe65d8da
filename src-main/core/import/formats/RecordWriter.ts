import { Buffer } from 'node:buffer';
import { ByteText } from '../ByteText';
import type { LineRecord } from './LineRecord';
import type { LineFields } from './LogFormat';
import type { RecordClock } from './RecordClock';

const FIRST_BYTES = 4_096;

/** Puts records into the spans that all formats give: their texts go to a scratch text, one after the other. */
export class RecordWriter {
  private scratch = new ByteText(new Uint8Array(FIRST_BYTES));
  private at = 0;
  private fresh = 0;

  constructor(private readonly clock: RecordClock) {}

  /** Returns: '' or what the record lacks. */
  write(record: LineRecord, fields: LineFields): string {
    if (record.path === '' || record.path === '-') return 'no request';
    if (!(record.status >= 0)) return 'no status';
    fields.time = this.clock.read(record);
    if (Number.isNaN(fields.time)) return 'not a date';
    fields.status = record.status;
    fields.bytes = record.length;
    fields.responseTime = record.responseTime;
    this.at = 0;
    this.makeRoom(record);
    this.writeTexts(record, fields);
    return '';
  }

  private writeTexts(record: LineRecord, fields: LineFields): void {
    fields.source = this.scratch;
    fields.hostEnd = this.add(record.host);
    fields.hostStart = this.fresh;
    fields.ipEnd = this.add(record.ip);
    fields.ipStart = this.fresh;
    fields.userEnd = this.add(record.userid);
    fields.userStart = this.fresh;
    fields.languageEnd = this.add(record.language);
    fields.languageStart = this.fresh;
    fields.methodEnd = this.add(record.method);
    fields.methodStart = this.fresh;
    const hasQuery = record.query !== '' && record.query !== '-';
    fields.targetEnd = this.add(hasQuery ? `${record.path}?${record.query}` : record.path);
    fields.targetStart = this.fresh;
    fields.referrerEnd = this.add(record.referrer);
    fields.referrerStart = this.fresh;
    fields.agentEnd = this.add(record.userAgent);
    fields.agentStart = this.fresh;
  }

  /** Writes a text, nothing for a dash; it starts at `fresh`. Returns: its end. */
  private add(text: string): number {
    this.fresh = this.at;
    if (text !== '-' && text !== '') this.at += this.scratch.buffer.write(text, this.at, 'latin1');
    return this.at;
  }

  private makeRoom(record: LineRecord): void {
    const needed =
      record.host.length +
      record.ip.length +
      record.userid.length +
      record.language.length +
      record.method.length +
      record.path.length +
      record.query.length +
      record.referrer.length +
      record.userAgent.length;
    if (needed + 1 > this.scratch.bytes.length) this.scratch = new ByteText(new Uint8Array(needed * 2));
  }
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
