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

/**
 * What a line asks for. A download is a target whose extension says so (or a static file kept with --enable-static); a
 * tracking request is a page's report to matomo.php, replayed.
 */
export const kinds = { page: 0, download: 1, tracking: 2 } as const;

/** HTTP versions as stored; 0 where the line names none. */
export const protocols = ['', 'HTTP/0.9', 'HTTP/1.0', 'HTTP/1.1', 'HTTP/2', 'HTTP/3', 'other'] as const;

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

/**
 * Distinct texts with 53-bit hashes of their bytes; a row names a text by its index here. The batches of one thread share
 * a column, which grows with each of them: it also holds texts that no row of this batch names.
 */
export interface TextColumn {
  readonly texts: readonly string[];
  readonly hashes: readonly number[];
}

/** Distinct clients, shared in the same way. */
export interface ClientColumn {
  /** 53 bits over address, user agent, user, language. */
  readonly hashes: readonly number[];
  readonly ip: readonly string[];
  /** Index into `userAgents`. */
  readonly userAgent: readonly number[];
  readonly userId: readonly string[];
  readonly language: readonly string[];
  /** Country code (`xx` unknown) and number of the network: `de 3320`; a Place as JSON where more is known. */
  readonly location: readonly string[];
}

/**
 * One block of lines, parsed: a column per field, a row per line that was understood, texts by index into
 * columns of distinct texts. Made in a parse thread, moved to the writer without a copy.
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
  /** Index in `kinds`. */
  kind: Uint8Array;
  /** Index in `protocols`. */
  protocol: Uint8Array;
  /** Index into `extras`; the empty text where there is nothing else to be told of the line. */
  extra: Uint32Array;
  /** The site that the line itself names, as a tracking request does; 0 where its host tells. */
  namedSite: Uint32Array;
  /** Line number in the file, from 1. */
  line: Float64Array;
  /** 64-bit fingerprint of the line's bytes. */
  fingerprint: BigUint64Array;
  hosts: TextColumn;
  targets: TextColumn;
  referrers: TextColumn;
  /** ExtraFact as JSON (tracker/extraFact). */
  extras: TextColumn;
  userAgents: TextColumn & { readonly facts: readonly ClientFact[] };
  clients: ClientColumn;
  /** All failed lines are counted; the first few of a block are kept to look at. */
  failed: number;
  failures: { line: number; reason: string; text: string }[];
  failedBy: [reason: string, lines: number][];
  /** Understood lines by the offset from UTC that they name: seconds, NO_ZONE where they name none. */
  zones: [zone: number, lines: number][];
  /** The last line was not understood. */
  endsInFailure: boolean;
  /** Bytes of the block, after decompression. */
  bytesRead: number;
}
