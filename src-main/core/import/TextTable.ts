import { Buffer } from 'node:buffer';
import type { ByteText } from './ByteText';
import { isPlain } from './decodeField';
import { EntryIndex } from './EntryIndex';
import { hashBytes, LANE_HIGH, LANE_LOW } from './hashBytes';

export interface TextTableOptions {
  /** Bytes to text, escapes undone; only asked for bytes that are not plain ASCII. */
  decode(buffer: Buffer, start: number, end: number): string;
  /** What the options make of the text (lower case, no query string); must give itself when applied again. */
  change?(text: string): string;
  /** Worked out once per distinct text, and given back by flagsOf. */
  judge?(text: string, entry: number): number;
  /** Texts to remember at most when a batch begins. */
  limit: number;
}

/** The distinct texts of one field (targets, referrers, …) that a thread has met: text, hash and what it was judged to be. */
export class TextTable {
  readonly index = new EntryIndex();
  /** What batches name texts in: it grows, and gives way to another when the table forgets. */
  column: { texts: string[]; hashes: number[] } = { texts: [], hashes: [] };
  private readonly flags: number[] = [];
  private readonly raw = new Int32Array(2);
  private readonly content = new Int32Array(2);
  /** The text that internText was given last: mostly the same again. */
  private lastText = '';
  private lastEntry = -1;

  constructor(private readonly options: TextTableOptions) {}

  /** Starts a batch. True where the table was full and forgot its entries. */
  beginBatch(): boolean {
    const isFull = this.index.size > this.options.limit;
    if (isFull) {
      this.index.clear();
      this.column = { texts: [], hashes: [] };
      this.flags.length = 0;
      this.lastEntry = -1;
    }
    return isFull;
  }

  /** The entry of the text in bytes [start, end). */
  intern(source: ByteText, start: number, end: number): number {
    hashBytes(source.view, start, end, this.raw);
    const entry = this.index.find(this.raw[LANE_LOW]!, this.raw[LANE_HIGH]!);
    return entry >= 0 ? entry : this.add(source, start, end);
  }

  internText(text: string): number {
    if (text === this.lastText && this.lastEntry >= 0) return this.lastEntry;
    const hash = this.hashText(text, this.raw);
    const entry = this.index.find(hash[LANE_LOW]!, hash[LANE_HIGH]!);
    this.lastText = text;
    return (this.lastEntry = entry >= 0 ? entry : this.addText(text, hash));
  }

  textOf(entry: number): string {
    return this.column.texts[entry]!;
  }

  flagsOf(entry: number): number {
    return this.flags[entry]!;
  }

  private add(source: ByteText, start: number, end: number): number {
    const plain = isPlain(source.bytes, start, end);
    const text = plain ? source.buffer.toString('latin1', start, end) : this.options.decode(source.buffer, start, end);
    const changed = this.options.change === undefined ? text : this.options.change(text);
    if (plain && changed === text) return this.addText(text, this.raw);
    return this.addText(changed, this.hashText(changed, this.content));
  }

  private addText(text: string, content: Int32Array): number {
    const size = this.index.size;
    const entry = this.index.add(this.raw, content);
    if (entry === size) {
      this.column.texts.push(text);
      this.column.hashes.push(this.index.hashOf(entry));
      this.flags.push(this.options.judge === undefined ? 0 : this.options.judge(text, entry));
    }
    return entry;
  }

  private hashText(text: string, out: Int32Array): Int32Array {
    const bytes = Buffer.from(text, 'utf8');
    hashBytes(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), 0, bytes.length, out);
    return out;
  }
}
