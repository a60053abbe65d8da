import { type GroupChanges, type LineMatcher, openGroups } from './LineMatcher';
import type { FormatContext, FormatOptions, LogFormat, OpenFormat } from './LogFormat';
import { parsePairs } from './parsePairs';
import { RegexMatcher, toExpression } from './RegexMatcher';
import { W3cColumns } from './W3cColumns';

/** The group of each column that Matomo's importer reads; `time-taken` is seconds unless the format says otherwise. */
const usualColumns: Readonly<Record<string, string>> = {
  date: 'date',
  time: 'time',
  'cs-uri-stem': 'path',
  'cs-uri-query': 'query_string',
  'c-ip': 'ip',
  'cs(User-Agent)': 'user_agent',
  'cs(Referer)': 'referrer',
  'cs(Accept-Language)': 'accept_language',
  'cs-version': 'protocol',
  'cs-protocol-version': 'protocol',
  'cs(X-Forwarded-For)': 'forwarded',
  'X-Forwarded-For': 'forwarded',
  'x-forwarded-for': 'forwarded',
  'x-cache': 'cache',
  'sc-status': 'status',
  'sc-bytes': 'length',
  'cs-host': 'host',
  'cs-method': 'method',
  'cs-username': 'userid',
  'time-taken': 'generation_time_secs',
};

/** What tells a format of the W3C family from the others. */
export interface W3cFormatOptions {
  name: string;
  example: string;
  /** Columns that mean something in this format only, or something else. */
  columns?: Readonly<Record<string, string>>;
  /** Columns without which it is another format of the family. */
  needs?: readonly string[];
  changes?: GroupChanges;
  /** The category of events, where lines have any. */
  eventCategory?: string;
}

/**
 * A format whose lines have the columns that the last `#Fields` line names, or --w3c-fields. Also formats that are alike
 * fit then, so a format is told by the columns that only it knows: those count as fields.
 */
export function defineW3cFormat(format: W3cFormatOptions): LogFormat {
  const { name, example } = format;
  return { name, example, open: (context) => openW3c(format, context) };
}

function openW3c(format: W3cFormatOptions, { options, header }: FormatContext): OpenFormat | null {
  const columns = parseFieldsLine(options.w3cFields ?? header);
  const groups = toGroups(format, options);
  const names = columns.map((column) => groups.get(column) ?? '');
  const hasAll = (format.needs ?? []).every((column) => columns.includes(column));
  const hasPath = names.includes('path') || names.includes('url');
  if (!hasAll || !hasPath || !names.includes('date')) return null;
  const { changes, eventCategory } = format;
  return openGroups(toMatcher(columns, names, options), {
    changes: { ...changes, path: (path) => toPath(changes?.['path']?.(path) ?? path) },
    dateFormat: options.logDateFormat,
    eventCategory,
  });
}

/** The names in `#Fields: date time …`; none where it is another line. */
export function parseFieldsLine(line: string): string[] {
  const match = /^\s*#Fields:\s*(.*)$/i.exec(line);
  return match === null ? [] : match[1]!.split(/\s+/).filter((name) => name !== '');
}

/** --w3c-map-field renames columns; --w3c-time-taken-millisecs says what `time-taken` counts. */
function toGroups(format: W3cFormatOptions, options: FormatOptions): Map<string, string> {
  const groups = new Map(Object.entries({ ...usualColumns, ...format.columns }));
  if (options.w3cTimeTakenMillisecs === true) groups.set('time-taken', 'generation_time_milli');
  for (const [custom, usual] of parsePairs('--w3c-map-field', options.w3cMapField ?? [])) {
    groups.set(custom, groups.get(usual) ?? '');
  }
  return groups;
}

/** --w3c-field-regex needs a regular expression of the whole line, as the expressions given are parts of one. */
function toMatcher(columns: readonly string[], names: readonly string[], options: FormatOptions): LineMatcher {
  const own = new Map(parsePairs('--w3c-field-regex', options.w3cFieldRegex ?? []));
  if (own.size === 0) return new W3cColumns(names);
  const parts = columns.map((column, i) => own.get(column) ?? toPart(names[i]!));
  return new RegexMatcher(toExpression(parts.join('\\s+')));
}

function toPart(name: string): string {
  return name === '' ? '(?:"[^"]*"|\\S+)' : `(?:(?=")"(?<${name}>[^"]*)"|(?<${name}>\\S+))`;
}

/** A column of paths holds nothing else: what does not start with a slash is none. */
function toPath(path: string): string {
  return path.startsWith('/') ? path : '';
}
