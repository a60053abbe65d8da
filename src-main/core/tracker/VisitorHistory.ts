import type BetterSqlite3 from 'better-sqlite3';
import type { SiteDay, UnixTime } from '@shared/units';
import type { WritableDatabase } from '../db/Database';
import { ensureIndex } from '../db/lookUpIndexes';
import { sql } from '../db/sql';
import { dayKey, siteKeyRange } from './dayKeys';
import { IdTable } from './IdTable';

/** A visitor's visits so far. */
export interface PastVisits {
  count: number;
  first: UnixTime;
  last: UnixTime;
  hasOrdered: boolean;
}

/** log_visit.visitor_returning, as in Matomo. */
export const visitorTypes = { new: 0, returning: 1, returningCustomer: 2 } as const;

/** What somebody who was there before counts as. */
export function toReturning(hasOrdered: boolean): number {
  return hasOrdered ? visitorTypes.returningCustomer : visitorTypes.returning;
}

/** Visitors kept in memory: some 10 MB. */
const MAX_VISITORS = 250_000;

/** The past of visitors in columns: an object a visitor would take five times the memory. */
class PastTable {
  private readonly places = new IdTable();
  private count = new Uint32Array(1024);
  private first = new Float64Array(1024);
  private last = new Float64Array(1024);
  private ordered = new Uint8Array(1024);

  get size(): number {
    return this.places.size;
  }

  get(visitor: number): PastVisits | undefined {
    const place = this.places.get(visitor || 1);
    if (place === 0) return undefined;
    const hasOrdered = this.ordered[place] === 1;
    return { count: this.count[place]!, first: this.first[place]!, last: this.last[place]!, hasOrdered };
  }

  set(visitor: number, past: PastVisits): void {
    let place = this.places.get(visitor || 1);
    if (place === 0) {
      place = this.places.size + 1;
      this.places.set(visitor || 1, place);
      if (place >= this.count.length) this.grow();
    }
    this.count[place] = past.count;
    this.first[place] = past.first;
    this.last[place] = past.last;
    this.ordered[place] = past.hasOrdered ? 1 : 0;
  }

  private grow(): void {
    const length = this.count.length * 2;
    const { count, first, last, ordered } = this;
    this.count = new Uint32Array(length);
    this.first = new Float64Array(length);
    this.last = new Float64Array(length);
    this.ordered = new Uint8Array(length);
    this.count.set(count);
    this.first.set(first);
    this.last.set(last);
    this.ordered.set(ordered);
  }
}

/**
 * What visitors of one site did before a day.
 *
 * While a new site's days are derived in order, everything is in memory; else the visits before are looked up.
 */
export class VisitorHistory {
  private known: PastTable | null;
  private lastDay: SiteDay = -1;
  private readonly select: BetterSqlite3.Statement;

  constructor(
    private readonly db: WritableDatabase,
    private readonly idSite: number,
  ) {
    const { first, last } = siteKeyRange(idSite);
    const hasVisits = db.value<number>(sql`SELECT 1 FROM log_visit WHERE idvisit BETWEEN ${first} AND ${last} LIMIT 1`);
    this.known = hasVisits === 1 ? null : new PastTable();
    if (!this.known) ensureIndex(db, 'log_visit_visitor');
    this.select = db
      .prepare(
        `SELECT count(*), min(visit_first_action_time), max(visit_last_action_time), max(visit_goal_buyer IN (1, 3))
         FROM log_visit WHERE idsite = ? AND idvisitor = ? AND idvisit < ?`,
      )
      .raw(true);
  }

  /** Call before the visits of a day are worked out. */
  startDay(day: SiteDay): void {
    if (this.known && (day <= this.lastDay || this.known.size > MAX_VISITORS)) {
      ensureIndex(this.db, 'log_visit_visitor');
      this.known = null;
    }
    this.lastDay = Math.max(day, this.lastDay);
  }

  /** The visitor's visits on days before `day`; undefined for a new visitor. */
  before(visitor: number, day: SiteDay): PastVisits | undefined {
    if (this.known) return this.known.get(visitor);
    const [count, first, last, ordered] = this.select.get(
      this.idSite,
      visitor,
      dayKey(this.idSite, day),
    ) as unknown as [number, number, number, number];
    return count === 0 ? undefined : { count, first, last, hasOrdered: ordered === 1 };
  }

  /** What the visitor had done after the last visit of a day. */
  remember(visitor: number, past: PastVisits): void {
    this.known?.set(visitor, past);
  }
}
