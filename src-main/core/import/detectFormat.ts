import { AppError } from '@shared/errors';
import { ByteText } from './ByteText';
import { decodeUtf8 } from './decodeField';
import { LineFields, type LogFormat } from './formats/LogFormat';
import { findFormat, logFormats } from './formats/logFormats';
import type { ImportOptions } from './ImportOptions';

const LF = 10;
const CR = 13;
const HASH = 35;
/** Lines that the share is worked out from. */
const SHARE_LINES = 200;
const SHOWN_CHARACTERS = 200;

export interface DetectedFormat {
  /** The format's name. */
  format: string;
  hasHost: boolean;
  /** Of the first lines, those that the format understands: 0 to 1. */
  share: number;
}

export interface DetectionOptions {
  path: string;
  options: Pick<ImportOptions, 'logFormatName'>;
}

/**
 * Finds the format of a log by its first lines: on the first line that any format understands, the one that finds the
 * most fields wins, the earlier one where two find as many. A format named in the options is taken as it is.
 *
 * Throws: format.unknown, format.notNamed.
 */
export function detectFormat(sample: Uint8Array<ArrayBuffer>, { path, options }: DetectionOptions): DetectedFormat {
  const { logFormatName } = options;
  const text = new ByteText(sample);
  const starts = findLines(sample);
  if (logFormatName !== undefined) return describe(findFormat(logFormatName), text, starts);
  for (const start of starts) {
    const [best] = logFormats.filter((format) => readTo(format, text, start).fits).sort((a, b) => b.fields - a.fields);
    if (best !== undefined) return describe(best, text, starts);
  }
  throw toUnknownFormat(text, starts, path);
}

function describe(format: LogFormat, text: ByteText, starts: readonly number[]): DetectedFormat {
  const read = format.openReader();
  const fields = new LineFields();
  const tried = starts.slice(0, SHARE_LINES);
  const understood = tried.filter((start) => read(text, start, fields) === '').length;
  return { format: format.name, hasHost: format.hasHost, share: tried.length === 0 ? 0 : understood / tried.length };
}

/** How far a format can follow a line. */
function readTo(format: LogFormat, text: ByteText, start: number): { fits: boolean; stop: number } {
  const fields = new LineFields();
  return { fits: format.openReader()(text, start, fields) === '', stop: fields.stop };
}

/** Where lines start that are neither blank nor comments. */
function findLines(sample: Uint8Array): number[] {
  const starts: number[] = [];
  let start = sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf ? 3 : 0;
  while (start < sample.length) {
    const end = sample.indexOf(LF, start);
    if (end < 0) break;
    const isBlank = end === start || (end === start + 1 && sample[start] === CR);
    if (sample[start] !== HASH && !isBlank) starts.push(start);
    start = end + 1;
  }
  return starts;
}

function toUnknownFormat(text: ByteText, starts: readonly number[], path: string): AppError {
  const start = starts[0] ?? 0;
  const [closest] = logFormats
    .map((format) => ({ format, stop: readTo(format, text, start).stop }))
    .sort((a, b) => b.stop - a.stop || b.format.fields - a.format.fields);
  const end = text.bytes.indexOf(LF, start);
  const line = decodeUtf8(text.buffer, start, Math.min(end < 0 ? text.bytes.length : end, start + SHOWN_CHARACTERS));
  return new AppError('format.unknown', {
    path,
    line,
    closest: closest?.format.name ?? '',
    example: closest?.format.example ?? '',
  });
}
