import type { ByteText } from '../ByteText';

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
  /** Unix time. */
  time = 0;
  status = 0;
  /** -1 when unknown. */
  bytes = -1;
  /** Microseconds, -1 when unknown. */
  responseTime = -1;
  /** How far in the block reading came: never beyond the line feed that ends the line. */
  stop = 0;
}

/** One way to write a request as a line. */
export interface LogFormat {
  /** The name of Matomo's importer. */
  readonly name: string;
  /** Whether lines name a host. */
  readonly hasHost: boolean;
  /** How many fields it finds: of several formats that fit a line, the one that finds the most is meant. */
  readonly fields: number;
  /** A line, to show when nothing fits. */
  readonly example: string;
  /** A reader of its own for each thread. */
  openReader(): LineReader;
}

/**
 * Reads the line at `start` into `fields`. The text always has a line feed at or after `start`.
 * Returns: '' or the reason why it is not a line of this format.
 */
export type LineReader = (text: ByteText, start: number, fields: LineFields) => string;
