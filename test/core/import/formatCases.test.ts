import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { detectFormat } from '@main/core/import/detectFormat';
import { parseAnyTime } from '@main/core/import/formats/RecordClock';
import { parseImportOptions, type ImportOptions } from '@main/core/import/ImportOptions';
import type { ExtraFact } from '@main/core/tracker/extraFact';
import { parseText, toBytes, toLines, type ParsedLine } from './parseText';

const folder = '../shared/data/logs';
const casesFile = '../shared/data/import-cases.json';

interface ParseCase {
  id: string;
  file: string;
  line0: number | null;
  format: string;
  options: Record<string, unknown>;
  expected: Record<string, unknown>;
  expected_total_hits?: number;
}

interface Cases {
  format_detection: { id: string; file: string; expected_format: string; also_with: string[] }[];
  cases: ParseCase[];
}

/** Only what concerns formats and fields: replayed requests and packed files are others' matter. */
const isOfFormats = ({ id }: ParseCase): boolean => /^(parse|hit|opt)\./.test(id);

const { format_detection: detections, cases } = existsSync(casesFile)
  ? (JSON.parse(readFileSync(casesFile, 'utf8')) as Cases)
  : { format_detection: [], cases: [] };

describe.skipIf(detections.length === 0)('formats are found by themselves', () => {
  it.each(detections)('$id', ({ file, expected_format, also_with }) => {
    const text = readLog(file);
    const asked = also_with.filter((name) => !name.includes('not for'));
    for (const variant of [text, ...asked.map((name) => vary(text, name))]) {
      const { format } = detect(variant, {});
      expect(format).toBe(expected_format);
      const [line] = toLines(parseText(variant, format, everything));
      const [original] = toLines(parseText(text, format, everything));
      const isOther = variant.includes('0:0:0:0:0:ffff:7b2d:4359');
      expect(line).toMatchObject({ ...original, ip: isOther ? '0:0:0:0:0:ffff:7b2d:4359' : original?.ip });
    }
  });
});

describe.skipIf(cases.length === 0)("what Matomo's importer reads", () => {
  it.each(cases.filter(isOfFormats))('$id', ({ file, line0, format, options, expected, expected_total_hits }) => {
    const text = readLog(file);
    // the importer's tests ask for the method without saying so
    const isMethodAsked = (expected['args'] as { cvar?: object } | undefined)?.cvar !== undefined;
    const given = { ...toOptions(options, format), ...(isMethodAsked ? { trackHttpMethod: true } : {}) };
    const detected = detect(text, given);
    if (format.startsWith('auto→')) expect(detected.format).toBe(format.slice('auto→'.length));
    const lines = toLines(parseText(text, detected.format, given));
    if (expected_total_hits !== undefined) expect(lines.filter(isHit)).toHaveLength(expected_total_hits);
    if (line0 === null) return;
    const number = toLineNumber(text, line0, format);
    const line = lines.find((each) => each.line === number);
    expect(line && { ...line, responseTime: Math.max(0, line.responseTime) }).toMatchObject(toLine(expected));
    expect(detect(toSample(text, number), given).preview).toMatchObject(toGroups(expected));
  });

  it('names them all', () => {
    expect(detections).toHaveLength(14);
    expect(cases.filter(isOfFormats)).toHaveLength(37);
  });
});

const everything: Partial<ImportOptions> = { enableHttpErrors: true, enableHttpRedirects: true, enableBots: true };

function detect(text: string, options: Partial<ImportOptions>) {
  return detectFormat(toBytes(text), { path: 'access.log', options: parseImportOptions(options) });
}

function readLog(file: string): string {
  return readFileSync(`${folder}/${file}`, 'latin1');
}

function isHit({ fate }: ParsedLine): boolean {
  return fate !== 'static' && fate !== 'filtered';
}

function vary(text: string, name: string): string {
  if (name.includes('junk')) return `${text.trimEnd()} junk`;
  if (name.includes('1.2.3.4')) return text.replaceAll('1.2.3.4', '0:0:0:0:0:ffff:7b2d:4359');
  return text.replace(/"[^"]*"| /g, (part) => (part === ' ' ? '  ' : part));
}

/** The options of a case under our names: an object is a list of pairs. A host that stands for all is left out. */
function toOptions(options: Record<string, unknown>, format: string): Partial<ImportOptions> {
  const entries = Object.entries(options)
    .filter(([key]) => key !== 'log_hostname')
    .map(([key, value]) => {
      const name = key.replace(/_(\w)/g, (_whole, letter: string) => letter.toUpperCase());
      if (name === 'downloadExtensions') return [name, String(value).split(',')];
      const isPairs = typeof value === 'object' && value !== null && !Array.isArray(value);
      return [name, isPairs ? Object.entries(value).map((pair) => pair.join('=')) : value];
    });
  const isFound = format.startsWith('auto') || format === 'custom regex';
  const named = isFound ? {} : { logFormatName: format.replace('forced ', '') };
  return { ...everything, ...named, ...(Object.fromEntries(entries) as Partial<ImportOptions>) };
}

/** Where line0 counts from: the file's first line, or the first after a header that was taken off. */
function toLineNumber(text: string, line0: number, format: string): number {
  const headers = text.split('\n').filter((line) => line.startsWith('#')).length;
  return line0 + 1 + (format === 'forced incapsula_w3c' ? headers : 0);
}

/** The line, and what names its columns. */
function toSample(text: string, number: number): string {
  return text
    .split('\n')
    .filter((line, i) => line.startsWith('#Fields') || i === number - 1)
    .join('\n');
}

const orNothing = (value: unknown): string => (value === null || value === '-' ? '' : String(value));
const toTime = (seconds: number): string => new Date(Math.floor(seconds) * 1000).toISOString();
/** The case of raw groups tells Traefik's nanoseconds. */
const toMicroseconds = (value: number): number => Math.round(value > 1e9 ? value / 1000 : value * 1000);

/** What a line must hold, for the values of a case that become one. */
function toLine(expected: Record<string, unknown>): Partial<ParsedLine> {
  const { path, full_path, query_string, date_raw, timezone, date_utc } = expected;
  const translated = Object.entries(expected).flatMap(([key, value]): [string, unknown][] => {
    if (key === 'ip') return [['ip', orNothing(value)]];
    if (key === 'userid') return [['user', orNothing(value)]];
    if (key === 'referrer') return [['referrer', orNothing(value)]];
    if (key === 'user_agent') return [['userAgent', value]];
    if (key === 'status') return [['status', Number(value)]];
    if (key === 'length') return [['bytes', Number(value) || -1]];
    if (key === 'generation_time_milli') return [['responseTime', toMicroseconds(Number(value))]];
    if (key === 'is_download') return [['isDownload', value]];
    return key === 'host' ? [['host', value]] : [];
  });
  const line = Object.fromEntries(translated) as Partial<ParsedLine>;
  if (path !== undefined) line.target = String(full_path ?? path);
  if (orNothing(query_string ?? '') !== '') line.target = `${String(path)}?${String(query_string)}`;
  if (date_raw !== undefined) line.time = toTime(parseAnyTime([date_raw, timezone].filter(Boolean).join(' ')));
  if (date_utc !== undefined) line.time = `${String(date_utc).slice(0, 19)}.000Z`;
  const extra = toExtra(expected);
  return Object.keys(extra).length === 0 ? line : { ...line, extra };
}

type Pairs = [name: string, value: string][];

/** Custom variables and events. */
function toExtra(expected: Record<string, unknown>): ExtraFact {
  const extra: ExtraFact = {};
  const { cvar } = (expected['args'] ?? {}) as { cvar?: Record<string, Pairs[number]> };
  const ofPage = (expected['args.cvar.values_include'] ?? (cvar && Object.values(cvar))) as Pairs | undefined;
  const ofVisit = expected['args._cvar.values_include'] as Pairs | undefined;
  // Matomo leaves Incapsula's quotes around methods, Heartwood does not
  if (ofPage)
    extra.pageVariables = Object.fromEntries(ofPage.map(([name, value]) => [name, value.replaceAll('"', '')]));
  if (ofVisit) extra.visitVariables = Object.fromEntries(ofVisit);
  const { event_category: category, event_action: action, event_name: name } = expected;
  if (action)
    extra.event = { category: String(category), action: String(action), ...(name ? { name: String(name) } : {}) };
  return extra;
}

/** Values of a case that no line keeps, as the preview shows them. */
function toGroups(expected: Record<string, unknown>): Record<string, string> {
  const kept = ['session_time', 'event_action', 'event_name', 'substatus', 'win32_status'];
  return Object.fromEntries(kept.filter((key) => key in expected).map((key) => [key, String(expected[key] ?? '-')]));
}
