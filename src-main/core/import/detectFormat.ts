import { AppError } from '@shared/errors';
import { ByteText } from './ByteText';
import { decodeUtf8 } from './decodeField';
import { readHeader } from './followHeaders';
import { custom, hasCustomFormat, hasOwnExpression } from './formats/custom';
import { toErrorLogServer } from './formats/errorLog';
import { comment, type FormatOptions, LineFields, type LogFormat, type OpenFormat } from './formats/LogFormat';
import { findFormat, logFormats, openFormat } from './formats/logFormats';
import { runWithin } from '../runWithin';

const LF = 10;
const CR = 13;
const HASH = 35;
/** Lines that the share is worked out from. */
const SHARE_LINES = 200;
/** All formats are tried on each of so many lines; behind them, where a log holds much else, on one in a few. */
const CLOSE_LINES = 1_000;
const STRIDE = 8;
/** As Matomo's importer. */
export const MAX_LINES = 100_000;
const SHOWN_CHARACTERS = 200;
/** For the lines that the share is worked out from; they take milliseconds. */
const MAX_SECONDS = 5;

export interface DetectedFormat {
  /** The format's name. */
  format: string;
  hasHost: boolean;
  /** How it reads a line: an expression, a template, or the place of each field. */
  pattern: string;
  /** Of the first lines, those that the format understands: 0 to 1. */
  share: number;
  /** The fields of the first line that it understands, by Matomo's group names. */
  preview: Record<string, string>;
}

export interface DetectionOptions {
  path: string;
  options: FormatOptions;
  /** The `#Fields` line in force where the bytes start. */
  header?: string;
}

/** A line of the sample, and the names of columns that hold there. */
interface SampleLine {
  start: number;
  header: string;
}

/**
 * Finds the format of a log by its first lines: on the first line that any format understands, the one that finds the
 * most fields wins, the earlier one where two find as many. A format named or given in the options is taken as it is.
 *
 * Throws: format.unknown, format.isErrorLog, format.notNamed; what is wrong with a format of the user's own.
 */
export function detectFormat(
  bytes: Uint8Array<ArrayBuffer>,
  { path, options, header }: DetectionOptions,
): DetectedFormat {
  const sample = new Sample(bytes, options, header);
  const given = hasCustomFormat(options) ? custom.name : options.logFormatName;
  if (given !== undefined) return sample.describe(findFormat(given));
  const count = Math.min(sample.lines.length, MAX_LINES);
  for (let i = 0; i < count; i += i < CLOSE_LINES ? 1 : STRIDE) {
    const best = sample.findBest(sample.lines[i]!);
    if (best !== undefined) return sample.describe(best);
  }
  throw sample.toError(path);
}

/** Whether any line is neither blank nor a comment. */
export function hasRequests(bytes: Uint8Array<ArrayBuffer>): boolean {
  return findLines(new ByteText(bytes)).length > 0;
}

/** The first lines of a log, and the formats opened to try on them. */
class Sample {
  readonly lines: readonly SampleLine[];
  private readonly text: ByteText;
  private readonly opened = new Map<string, OpenFormat | null>();
  private readonly fields = new LineFields();

  constructor(
    bytes: Uint8Array<ArrayBuffer>,
    private readonly options: FormatOptions,
    header?: string,
  ) {
    this.text = new ByteText(bytes);
    this.lines = findLines(this.text, header);
  }

  /** Of the formats that fit a line, the one that finds the most. */
  findBest(line: SampleLine): LogFormat | undefined {
    let best: LogFormat | undefined;
    let most = 0;
    for (const format of logFormats) {
      if (format.isNamedOnly === true) continue;
      const opened = this.open(format, line.header);
      if (opened === null || opened.read(this.text, line.start, this.fields) !== '') continue;
      const found = opened.fields + Number(opened.mayHaveTime === true && this.fields.responseTime >= 0);
      if (found <= most || !this.isPlausible(format)) continue;
      best = format;
      most = found;
    }
    return best;
  }

  private isPlausible(format: LogFormat): boolean {
    if (format.isPlausible === undefined) return true;
    const read = this.lines.slice(0, SHARE_LINES).flatMap(({ start, header }) => {
      const isRead = this.open(format, header)?.read(this.text, start, this.fields) === '';
      return isRead ? [{ responseTime: this.fields.responseTime, bytes: this.fields.bytes }] : [];
    });
    return format.isPlausible(read);
  }

  describe(format: LogFormat): DetectedFormat {
    const tried = this.lines.slice(0, SHARE_LINES);
    const understood: SampleLine[] = [];
    let requests = 0;
    const readAll = () => {
      for (const line of tried) {
        const reason = this.open(format, line.header)?.read(this.text, line.start, this.fields);
        if (reason === '') understood.push(line);
        if (reason !== comment) requests += 1;
      }
    };
    if (hasOwnExpression(this.options)) runWithin(MAX_SECONDS, readAll);
    else readAll();
    const first = understood[0] ?? this.lines[0];
    const opened = this.open(format, first?.header ?? '');
    return {
      format: format.name,
      hasHost: opened?.hasHost ?? false,
      pattern: opened?.pattern ?? '',
      share: requests === 0 ? 0 : understood.length / requests,
      preview: understood.length > 0 ? (opened?.preview(this.text, first!.start) ?? {}) : {},
    };
  }

  /** Says which format comes closest to the first line, or that it is another kind of log. */
  toError(path: string): AppError {
    const line = this.lines[0] ?? { start: 0, header: '' };
    const shown = this.show(line);
    const server = toErrorLogServer(shown);
    if (server !== '') return new AppError('format.isErrorLog', { path, server });
    const [closest] = logFormats
      .filter((format) => format.isNamedOnly !== true)
      .map((format) => ({
        format,
        fields: this.open(format, line.header)?.fields ?? 0,
        stop: this.stopOf(format, line),
      }))
      .sort((a, b) => b.stop - a.stop || b.fields - a.fields);
    const { name = '', example = '' } = closest?.format ?? {};
    return new AppError('format.unknown', { path, line: shown, closest: name, example });
  }

  /** How far a format can follow a line. */
  private stopOf(format: LogFormat, { start, header }: SampleLine): number {
    const opened = this.open(format, header);
    if (opened === null) return 0;
    this.fields.stop = start;
    opened.read(this.text, start, this.fields);
    return this.fields.stop - start;
  }

  private open(format: LogFormat, header: string): OpenFormat | null {
    const key = `${format.name} ${header}`;
    let opened = this.opened.get(key);
    if (opened === undefined) {
      opened = openFormat(format, { options: this.options, header });
      this.opened.set(key, opened);
    }
    return opened;
  }

  private show({ start }: SampleLine): string {
    const { buffer, bytes } = this.text;
    const end = bytes.indexOf(LF, start);
    return decodeUtf8(buffer, start, Math.min(end < 0 ? bytes.length : end, start + SHOWN_CHARACTERS));
  }
}

/** The lines that are neither blank nor comments. */
export function findLines({ bytes, buffer }: ByteText, headerBefore = ''): SampleLine[] {
  const lines: SampleLine[] = [];
  let start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  let header = headerBefore;
  while (start < bytes.length) {
    const end = bytes.indexOf(LF, start);
    if (end < 0) break;
    const isBlank = end === start || (end === start + 1 && bytes[start] === CR);
    if (bytes[start] === HASH) header = readHeader(buffer, start) || header;
    else if (!isBlank) lines.push({ start, header });
    start = end + 1;
  }
  return lines;
}
