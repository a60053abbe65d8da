import { ByteText } from './ByteText';
import { classifyUserAgent } from './classify/classifyUserAgent';
import { openLocator, type Locator } from './classify/locate';
import { BatchBuilder } from './BatchBuilder';
import { decodeUtf8 } from './decodeField';
import { LineFields, type LineReader } from './formats/LogFormat';
import { findFormat } from './formats/logFormats';
import type { ImportOptions } from './ImportOptions';
import type { LogBlock } from './LogBlock';
import { fates, type ParsedBatch } from './ParsedBatch';

const LF = 10;
const CR = 13;
const HASH = 35;
const MAX_FAILURES = 20;
const MAX_FAILURE_TEXT = 500;

/** What every line of an import is parsed by; crosses to the parse threads. */
export interface ParseSettings {
  options: ImportOptions;
  /** A geolocation database of the user's own. */
  geoDatabase?: string;
}

/** Parses blocks of lines into batches, on whichever thread it lives. */
export class BlockParser {
  private readonly builder: BatchBuilder;
  private readonly locator: Locator;
  private readonly skip: number;
  /** A reader sets the fields that its format has, so each has fields of its own. */
  private readonly readers = new Map<string, { read: LineReader; fields: LineFields }>();
  private readonly line = { number: 0, start: 0, end: 0 };
  private comments = 0;
  private failed = 0;
  private failures: ParsedBatch['failures'] = [];

  constructor(settings: ParseSettings) {
    const locator = openLocator(settings.geoDatabase);
    this.locator = locator;
    this.skip = settings.options.skip;
    this.builder = new BatchBuilder({
      options: settings.options,
      classify: classifyUserAgent,
      locate: (ip) => locator.locate(ip),
    });
  }

  /** Throws: format.notNamed. */
  parse(block: LogBlock, format: string): ParsedBatch {
    const text = new ByteText(block.bytes);
    this.comments = 0;
    this.failed = 0;
    this.failures = [];
    this.builder.begin(block.lines);
    if (block.isCut) this.failCut(block, text);
    else this.readLines(block, text, format);
    return {
      ...this.builder.finish(),
      linesRead: block.lines,
      comments: this.comments,
      failed: this.failed,
      failures: this.failures,
      bytesRead: block.bytes.length,
    };
  }

  close(): void {
    this.locator.close();
  }

  private readLines(block: LogBlock, text: ByteText, format: string): void {
    const { bytes } = text;
    const { line } = this;
    const { read, fields } = this.readerOf(format);
    line.number = block.firstLine;
    line.start = block.firstLine === 1 ? skipMark(bytes) : 0;
    while (line.start < bytes.length) {
      fields.stop = line.start;
      if (line.number <= this.skip) this.builder.leaveOut(fates.filtered);
      else if (isComment(bytes, line.start)) this.comments += 1;
      else this.addLine(text, fields, read(text, line.start, fields));
      const end = bytes[fields.stop] === LF ? fields.stop : bytes.indexOf(LF, fields.stop);
      line.start = end + 1;
      line.number += 1;
    }
  }

  private readerOf(format: string): { read: LineReader; fields: LineFields } {
    const known = this.readers.get(format);
    if (known !== undefined) return known;
    const reader = { read: findFormat(format).openReader(), fields: new LineFields() };
    this.readers.set(format, reader);
    return reader;
  }

  private addLine(text: ByteText, fields: LineFields, reason: string): void {
    const { bytes } = text;
    const { line } = this;
    let end = fields.stop;
    while (bytes[end] !== LF) end += 1;
    fields.stop = end;
    line.end = bytes[end - 1] === CR && end > line.start ? end - 1 : end;
    if (reason === '') this.builder.add(fields, text.view, line);
    else this.fail(text, reason);
  }

  private fail(text: ByteText, reason: string): void {
    const { line } = this;
    this.failed += 1;
    if (this.failures.length >= MAX_FAILURES) return;
    const end = Math.min(line.end, line.start + MAX_FAILURE_TEXT * 4);
    const sample = decodeUtf8(text.buffer, line.start, end).slice(0, MAX_FAILURE_TEXT);
    this.failures.push({ line: line.number, reason, text: sample });
  }

  private failCut(block: LogBlock, text: ByteText): void {
    if (block.firstLine <= this.skip) {
      this.builder.leaveOut(fates.filtered);
      return;
    }
    this.line.number = block.firstLine;
    this.line.start = 0;
    this.line.end = block.bytes.length - 1;
    this.fail(text, 'the line is longer than a megabyte');
  }
}

/** Where the text starts behind a byte order mark. */
function skipMark(bytes: Uint8Array): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

/** Blank lines, and lines that start with a hash. */
function isComment(bytes: Uint8Array, start: number): boolean {
  const first = bytes[start];
  return first === LF || first === HASH || (first === CR && bytes[start + 1] === LF);
}
