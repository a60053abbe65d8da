import type { Period } from '../period/Period';
import type { DayLogs } from './dayLogs';
import type { CellValue } from './defineDimensions';
import type { ClientClass } from './facts';

/** Whose rows are read: those of sites, of a time, of a segment, of a visitor. */
export interface LogSelection {
  idSites: readonly number[];
  /** Default: all days. */
  period?: Period;
  /** As the API takes it. */
  segment?: string;
  /** Only visits of this visitor: `idvisitor` as the segment visitorId writes it. */
  visitorId?: string;
  /** Only visits that were still going on after this unix time. */
  since?: number;
}

/** Which part of all rows is read. */
export interface LogPage {
  offset: number;
  limit: number;
  /** Default: the newest come first. */
  isOldestFirst?: boolean;
}

/** A row of a log table by column, with what else is known of it. */
export interface LogRow {
  readonly [column: string]: CellValue | undefined;
}

/**
 * A visit: the columns of log_visit and log_visit_tracked, those of plugins' dimensions included, with `ip` and `user_agent`
 * of its first request, and `language`, what its browser asks for.
 */
export interface LogVisit extends LogRow {
  readonly idvisit: number;
  readonly idsite: number;
  readonly idvisitor: number;
  readonly visit_first_action_time: number;
  readonly visit_last_action_time: number;
}

/**
 * A row of a visit: columns as stored; for each column `idaction_x` a column `x` with the action's name, addresses with their
 * scheme. Of actions also `type` (of log_action: what kind of action the row is).
 */
export interface LogVisitRow extends LogRow {
  readonly idvisit: number;
}

/** A request line as it was stored. */
export interface LogRequest {
  /** Names the line: what `line` takes. */
  id: string;
  idSite: number;
  /** Unix time. */
  time: number;
  ip: string;
  method: string;
  host: string;
  target: string;
  protocol: string;
  status: number;
  /** null where the log doesn't say. */
  bytes: number | null;
  referrer: string;
  userAgent: string;
  userId: string;
  class: ClientClass;
  botName: string;
  country: string;
  /** Seconds; null where the log doesn't say. */
  responseTime: number | null;
  /** What became of it: `imported` made an action; bots, static, errors, redirects and filtered made none. */
  fate: string;
  /** What it asks for: page, download or tracking. */
  kind: string;
  /** The visit that it belongs to. */
  idVisit: number | null;
}

/** Where a request line stood, and what it says. */
export interface LogLine {
  file: string;
  /** From 1. */
  line: number;
  /** null when the file is gone, or says something else there now. */
  text: string | null;
}

/** Reads the log tables, a page at a time. */
export interface LogReaders {
  visits(selection: LogSelection, page: LogPage): LogVisit[];
  /** Their actions in order, `most` of each visit (default: all). */
  actions(idVisits: readonly number[], most?: number): LogVisitRow[];
  /** Goals, orders and carts, in order. */
  conversions(idVisits: readonly number[]): LogVisitRow[];
  /** Products of orders and carts. */
  items(idVisits: readonly number[]): LogVisitRow[];
  /** Request lines, whatever became of them; with a segment those of its visits. */
  requests(selection: LogSelection, page: LogPage): LogRequest[];
  /** The line that a request was made from; null where its import was undone. Throws: what keeps the file from being read. */
  line(id: string): Promise<LogLine | null>;
  /** Asks each day that has rows, with a segment about the visits in it, as archivers do; `since` leaves out whole days only. */
  days<T>(selection: Pick<LogSelection, 'idSites' | 'period' | 'segment' | 'since'>, ask: (logs: DayLogs) => T): T[];
}
