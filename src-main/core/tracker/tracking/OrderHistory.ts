import type { SiteDay } from '@shared/units';
import { raiseGeneration } from '../../archive/generations';
import type { WritableDatabase } from '../../db/Database';
import { sql } from '../../db/sql';

/**
 * Which orders a site's days have seen. An order counts once, on the first day that it is seen, though its page may be
 * loaded again; so a day that comes late takes it from a later one, which is then due.
 */
export class OrderHistory {
  private readonly seen = new Set<string>();
  private readonly before: ReadonlySet<string>;

  /** Call before the conversions of a day are worked out. */
  constructor(
    private readonly db: WritableDatabase,
    private readonly site: { idSite: number; day: SiteDay },
  ) {
    const { idSite, day } = site;
    const rows = db.rows<[string]>(sql`SELECT idorder FROM log_order WHERE idsite = ${idSite} AND day = ${day}`);
    this.before = new Set(rows.map(([idOrder]) => idOrder));
  }

  /** Takes note of an order; true at its first sight. */
  isNew(idOrder: string): boolean {
    if (this.seen.has(idOrder)) return false;
    this.seen.add(idOrder);
    const { idSite, day } = this.site;
    const earlier = this.db.value<number>(sql`
      SELECT 1 FROM log_order WHERE idsite = ${idSite} AND idorder = ${idOrder} AND day < ${day}
    `);
    return earlier !== 1;
  }

  /** Call when all conversions of the day are known. */
  finish(): void {
    const { idSite, day } = this.site;
    const gone = [...this.before].filter((idOrder) => !this.seen.has(idOrder));
    const added = [...this.seen].filter((idOrder) => !this.before.has(idOrder));
    for (const idOrder of gone) {
      this.db.run(sql`DELETE FROM log_order WHERE idsite = ${idSite} AND idorder = ${idOrder} AND day = ${day}`);
    }
    for (const idOrder of added) {
      this.db.run(sql`INSERT INTO log_order (idsite, idorder, day) VALUES (${idSite}, ${idOrder}, ${day})`);
    }
    const later = new Set([...gone, ...added].flatMap((idOrder) => this.laterDays(idOrder)));
    if (later.size > 0) raiseGeneration(this.db, idSite, [...later]);
  }

  private laterDays(idOrder: string): SiteDay[] {
    const { idSite, day } = this.site;
    return this.db
      .rows<[SiteDay]>(
        sql`
        SELECT day FROM log_order WHERE idsite = ${idSite} AND idorder = ${idOrder} AND day > ${day}
      `,
      )
      .map(([later]) => later);
  }
}
