import { ByteText } from './ByteText';
import { classifyByRules, standardBotRules, type BotRules } from './classify/BotRules';
import { openLocator, type Locator } from './classify/locate';
import { BatchBuilder } from './BatchBuilder';
import { FailedLines } from './FailedLines';
import { readHeader } from './followHeaders';
import { hasOwnExpression } from './formats/custom';
import { comment, LineFields, type LineReader } from './formats/LogFormat';
import { findFormat, openFormat } from './formats/logFormats';
import type { ImportOptions } from './ImportOptions';
import type { LogBlock } from './LogBlock';
import { fates, type ParsedBatch } from './ParsedBatch';
import { runWithin } from '../runWithin';
import { ZoneCounter } from './ZoneCounter';

const LF = 10;
const CR = 13;
const HASH = 35;
/** For a block of lines read by the user's own regular expression; others take a hundredth of a second. */
const MAX_BLOCK_SECONDS = 20;

/** What every line of an import is parsed by; crosses to the parse threads. */
export interface ParseSettings {
  options: ImportOptions;
  /** A geolocation database of the user's own. */
  geoDatabase?: string;
  botRules?: BotRules;
}

/** Parses blocks of lines into batches, on whichever thread it lives. */
export class BlockParser {
  private readonly builder: BatchBuilder;
  private readonly locator: Locator;
  private readonly skip: number;
  private readonly options: ImportOptions;
  /** A reader sets the fields that its format has, so each has fields of its own. */
  private readonly readers = new Map<string, Reader>();
  private readonly line = { number: 0, start: 0, end: 0 };
  private comments = 0;
  private readonly failed = new FailedLines();
  private readonly zones = new ZoneCounter();
  private endsInFailure = false;

  constructor(settings: ParseSettings) {
    const { botRules = standardBotRules } = settings;
    const locator = openLocator(settings.geoDatabase);
    this.locator = locator;
    this.options = settings.options;
    this.skip = settings.options.skip;
    this.builder = new BatchBuilder({
      options: settings.options,
      botRules,
      classify: (userAgent) => classifyByRules(userAgent, botRules),
      locate: (ip) => locator.locate(ip),
    });
  }

  /** Throws: format.notNamed, format.tooSlow. */
  parse(block: LogBlock, format: string): ParsedBatch {
    const text = new ByteText(block.bytes);
    this.comments = 0;
    this.builder.begin(block.lines);
    if (block.isCut) this.failCut(block, text);
    else if (!hasOwnExpression(this.options)) this.readLines(block, text, format);
    else runWithin(MAX_BLOCK_SECONDS, () => this.readLines(block, text, format));
    return {
      ...this.builder.finish(),
      linesRead: block.lines,
      comments: this.comments,
      ...this.failed.take(),
      zones: this.zones.take(),
      endsInFailure: this.endsInFailure,
      bytesRead: block.bytes.length,
    };
  }

  close(): void {
    this.locator.close();
  }

  private readLines(block: LogBlock, text: ByteText, format: string): void {
    const { bytes } = text;
    const { line } = this;
    let { read, fields } = this.readerOf(format, block.header ?? '');
    line.number = block.firstLine;
    line.start = block.firstLine === 1 ? skipMark(bytes) : 0;
    while (line.start < bytes.length) {
      fields.stop = line.start;
      if (isComment(bytes, line.start)) {
        const header = readHeader(text.buffer, line.start);
        if (header !== '') ({ read, fields } = this.readerOf(format, header));
        fields.stop = line.start;
        if (line.number > this.skip) this.comments += 1;
        else this.builder.leaveOut(fates.filtered);
      } else if (line.number <= this.skip) this.builder.leaveOut(fates.filtered);
      else this.addLine(text, fields, read(text, line.start, fields));
      const end = bytes[fields.stop] === LF ? fields.stop : bytes.indexOf(LF, fields.stop);
      line.start = end + 1;
      line.number += 1;
    }
  }

  /** The reader of a format; it keeps what it knows until the log names other columns. */
  private readerOf(format: string, header: string): Reader {
    const known = this.readers.get(format);
    if (known?.header === header) return known;
    const opened = openFormat(findFormat(format), { options: this.options, header });
    const reader = { read: opened?.read ?? readNothing, fields: new LineFields(), header };
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
    this.endsInFailure = false;
    if (reason === '') {
      this.zones.note(fields.zone);
      const refusal = this.builder.add(fields, text.view, line);
      if (refusal !== '') this.fail(text, refusal);
    } else if (reason === comment) this.comments += 1;
    else this.fail(text, reason);
  }

  private fail(text: ByteText, reason: string): void {
    this.endsInFailure = true;
    this.failed.add(text, this.line, reason);
  }

  private failCut(block: LogBlock, text: ByteText): void {
    if (block.firstLine <= this.skip) {
      this.builder.leaveOut(fates.filtered);
      return;
    }
    this.line.number = block.firstLine;
    this.line.start = 0;
    this.line.end = block.bytes.length - 1;
    this.fail(text, 'the line is longer than half a megabyte');
  }
}

interface Reader {
  read: LineReader;
  fields: LineFields;
  header: string;
}

/** What reads lines whose columns nobody has named. */
const readNothing: LineReader = (_text, start, fields) => {
  fields.stop = start;
  return 'no #Fields line that names date and path before it';
};

/** Where the text starts behind a byte order mark. */
function skipMark(bytes: Uint8Array): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

/** Blank lines, and lines that start with a hash. */
function isComment(bytes: Uint8Array, start: number): boolean {
  const first = bytes[start];
  return first === LF || first === HASH || (first === CR && bytes[start + 1] === LF);
}
