import type { ExtraFact } from '../../tracker/extraFact';
import type { ByteText } from '../ByteText';
import type { ImportOptions } from '../ImportOptions';

/** No offset from UTC: those are whole minutes. */
export const NO_ZONE = -1;

/**
 * The fields of the line being read, as spans of `source`; one object for all lines. A span is empty where the line
 * has no such field or a dash in its place.
 */
export class LineFields {
  /** Where the spans point: the block itself, or a scratch text for formats that are not read byte by byte. */
  source!: ByteText;
  hostStart = 0;
  hostEnd = 0;
  ipStart = 0;
  ipEnd = 0;
  userStart = 0;
  userEnd = 0;
  languageStart = 0;
  languageEnd = 0;
  methodStart = 0;
  methodEnd = 0;
  targetStart = 0;
  targetEnd = 0;
  referrerStart = 0;
  referrerEnd = 0;
  agentStart = 0;
  agentEnd = 0;
  protocolStart = 0;
  protocolEnd = 0;
  /** Addresses that the request came by, as a proxy noted them. */
  forwardedStart = 0;
  forwardedEnd = 0;
  /** Unix time. */
  time = 0;
  /** Seconds east of UTC, as the line says; NO_ZONE where it does not. */
  zone = NO_ZONE;
  status = 0;
  /** -1 when unknown. */
  bytes = -1;
  /** Microseconds, -1 when unknown. */
  responseTime = -1;
  /** What few formats say; its texts' characters are bytes. null where a line says nothing of it. */
  extra: ExtraFact | null = null;
  /** How far in the block reading came: never beyond the line feed that ends the line. */
  stop = 0;
}

/** The options that say how lines are to be read. */
export type FormatOptions = Partial<
  Pick<
    ImportOptions,
    | 'logFormatName'
    | 'logFormatRegex'
    | 'logDateFormat'
    | 'logFormat'
    | 'logFormatJson'
    | 'w3cFields'
    | 'w3cMapField'
    | 'w3cFieldRegex'
    | 'w3cTimeTakenMillisecs'
    | 'ignoreGroups'
    | 'regexGroupToVisitCvar'
    | 'regexGroupToPageCvar'
    | 'trustedProxies'
    | 'anonymizeIp'
    | 'stripParameters'
  >
>;

/** What a format is opened with. */
export interface FormatContext {
  options: FormatOptions;
  /** The `#Fields` line in force; '' where there was none. */
  header: string;
}

/** One way to write a request as a line. */
export interface LogFormat {
  /** The name of Matomo's importer. */
  readonly name: string;
  /** A line, to show when nothing fits. */
  readonly example: string;
  /** Only taken when it is named: it would also fit lines that mean something else. */
  readonly isNamedOnly?: boolean;
  /** Whether the first lines hold what the format says, where lines of others look the same. */
  isPlausible?(lines: readonly Pick<LineFields, 'responseTime' | 'bytes'>[]): boolean;
  /** A reader of its own for each thread; null where the header leaves nothing to read. Throws: format.* of own formats. */
  open(context: FormatContext): OpenFormat | null;
}

/** A format, ready to read. */
export interface OpenFormat {
  /** Whether lines name a host. */
  hasHost: boolean;
  /** How many fields it finds: of several formats that fit a line, the one that finds the most is meant. */
  fields: number;
  /** A response time counts as one more, where a line has it. */
  mayHaveTime?: boolean;
  /** How a line is read, in words of its kind: an expression, a template, or the place of each field. */
  pattern: string;
  read: LineReader;
  /** The fields of a line that `read` understood, by Matomo's group names and as they are written. */
  preview(text: ByteText, start: number): Record<string, string>;
}

/**
 * Reads the line at `start` into `fields`. The text always has a line feed at or after `start`.
 * Returns: '' or the reason why it is not a line of this format; `comment` for one that is no request by intent.
 */
export type LineReader = (text: ByteText, start: number, fields: LineFields) => string;

/** What a reader says of a line that names columns. */
export const comment = '#';
