import type BetterSqlite3 from 'better-sqlite3';
import type { SiteDay, UnixTime } from '@shared/units';
import type { ReadableDatabase } from '../db/Database';
import { sql } from '../db/sql';
import { dayKey, siteKeyRange } from './dayKeys';

/** A visitor's visits so far. */
export interface PastVisits {
  count: number;
  first: UnixTime;
  last: UnixTime;
}

const MAX_VISITORS = 200_000;

/**
 * What visitors of one site did before a day.
 *
 * While a new site's days are derived in order, everything is in memory; else the visits before are looked up.
 */
export class VisitorHistory {
  private known: Map<number, PastVisits> | null;
  private lastDay: SiteDay = -1;
  private readonly select: BetterSqlite3.Statement;

  constructor(
    db: ReadableDatabase,
    private readonly idSite: number,
  ) {
    const { first, last } = siteKeyRange(idSite);
    const hasVisits = db.value<number>(sql`SELECT 1 FROM log_visit WHERE idvisit BETWEEN ${first} AND ${last} LIMIT 1`);
    this.known = hasVisits === 1 ? null : new Map();
    this.select = db
      .prepare(
        `SELECT count(*), min(visit_first_action_time), max(visit_last_action_time)
         FROM log_visit WHERE idsite = ? AND idvisitor = ? AND idvisit < ?`,
      )
      .raw(true);
  }

  /** Call before the visits of a day are worked out. */
  startDay(day: SiteDay): void {
    if (day <= this.lastDay || (this.known?.size ?? 0) > MAX_VISITORS) this.known = null;
    this.lastDay = Math.max(day, this.lastDay);
  }

  /** The visitor's visits on days before `day`; undefined for a new visitor. */
  before(visitor: number, day: SiteDay): PastVisits | undefined {
    if (this.known) return this.known.get(visitor);
    const [count, first, last] = this.select.get(this.idSite, visitor, dayKey(this.idSite, day)) as unknown as [
      number,
      number,
      number,
    ];
    return count === 0 ? undefined : { count, first, last };
  }

  /** What the visitor had done after the last visit of a day. */
  remember(visitor: number, past: PastVisits): void {
    this.known?.set(visitor, past);
  }
}
