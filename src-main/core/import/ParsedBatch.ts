import type { ClientFact } from '@shared/plugin/facts';

/**
 * What became of a line, in the order of the importer's checks. A line has exactly one; stored lines keep theirs, so
 * that a visit is made of the lines that were `imported`.
 */
export const fates = {
  imported: 0,
  bots: 1,
  static: 2,
  errors: 3,
  redirects: 4,
  filtered: 5,
} as const;
export type Fate = keyof typeof fates;

/** HTTP methods as stored; anything else is `other`. */
export const methods = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'OPTIONS',
  'PATCH',
  'CONNECT',
  'TRACE',
  'PROPFIND',
  'other',
] as const;

/** Distinct texts of a batch with 53-bit hashes of their bytes; a row names a text by its index here. */
export interface TextColumn {
  texts: string[];
  hashes: Float64Array;
}

/** Distinct clients of a batch. */
export interface ClientColumn {
  /** 53 bits over address, user agent, user, language. */
  hashes: Float64Array;
  ip: string[];
  /** Index into `userAgents`. */
  userAgent: Uint32Array;
  userId: string[];
  language: string[];
  /** Country code (`xx` unknown), or LocationFact as JSON where more is known. */
  location: string[];
}

/**
 * One block of lines, parsed: a column per field, a row per line that was understood, texts by index into the
 * block's own dictionaries. Made in a parse thread, moved to the writer without a copy.
 *
 * Units: times are unix seconds; `responseTime` microseconds, -1 when the log has none; `bytes` -1 when unknown.
 */
export interface ParsedBatch {
  /** Lines of the block, comments and failed ones included. */
  linesRead: number;
  comments: number;
  /** Lines that a filter of the options left out; they have no row. */
  filtered: number;
  /**
   * Lines by fate (an index per value of `fates`) that count under a fate other than `filtered`, because that check
   * comes first, but have no row either, because a filter leaves them out.
   */
  leftOut: Uint32Array;
  /** Rows; every column has this length. */
  rows: number;
  time: Float64Array;
  client: Uint32Array;
  /** Index into `hosts`; the empty text where the line names none. */
  host: Uint16Array;
  target: Uint32Array;
  referrer: Uint32Array;
  method: Uint8Array;
  status: Uint16Array;
  bytes: Float64Array;
  responseTime: Int32Array;
  fate: Uint8Array;
  /** 1 where the target's extension makes it a download (or a static file kept with --enable-static). */
  isDownload: Uint8Array;
  /** Line number in the file, from 1. */
  line: Float64Array;
  /** 64-bit fingerprint of the line's bytes. */
  fingerprint: BigUint64Array;
  hosts: TextColumn;
  targets: TextColumn;
  referrers: TextColumn;
  userAgents: TextColumn & { facts: ClientFact[] };
  clients: ClientColumn;
  /** All failed lines are counted; the first few of a block are kept to look at. */
  failed: number;
  failures: { line: number; reason: string; text: string }[];
  /** Bytes of the block, after decompression. */
  bytesRead: number;
}
