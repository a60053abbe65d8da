import type { SiteDay } from '@shared/units';
import { raiseGeneration } from '../archive/generations';
import type { WritableDatabase } from '../db/Database';
import { ensureIndex } from '../db/lookUpIndexes';
import { sql } from '../db/sql';
import { dayKeyRange, dayOfKey, siteKeyRange } from './dayKeys';
import { toReturning, visitorTypes } from './VisitorHistory';

interface VisitRow {
  idvisit: number;
  first: number;
  last: number;
  count: number;
  sinceFirst: number;
  sinceLast: number;
  visitorType: number;
  hasOrder: number;
}

/**
 * After a day's visits changed, the visits that its visitors made on later days may be the second instead of the first,
 * or the other way round: counts them anew and makes the days that changed due for archiving.
 */
export function renewLaterVisits(
  db: WritableDatabase,
  { idSite, day }: { idSite: number; day: SiteDay },
  visitors: ReadonlySet<number>,
): void {
  const { last: end } = dayKeyRange(idSite, day);
  const { last: siteEnd } = siteKeyRange(idSite);
  const hasLater = db.value<number>(sql`
    SELECT 1 FROM log_visit WHERE idvisit > ${end} AND idvisit <= ${siteEnd} LIMIT 1
  `);
  if (hasLater !== 1) return;
  ensureIndex(db, 'log_visit_visitor');
  const changed = new Set<SiteDay>();
  for (const visitor of visitors) {
    for (const id of renewVisitor(db, { idSite, visitor, after: end })) changed.add(dayOfKey(id));
  }
  raiseChangedDays(db, idSite, changed);
}

/** Renews one visitor's visits behind a key; returns the ids of those that changed. */
function renewVisitor(db: WritableDatabase, range: { idSite: number; visitor: number; after: number }): number[] {
  const visits = db.all<VisitRow>(sql`
    SELECT idvisit, visit_first_action_time AS first, visit_last_action_time AS last, visitor_count_visits AS count,
      visitor_seconds_since_first AS sinceFirst, visitor_seconds_since_last AS sinceLast,
      visitor_returning AS visitorType, visit_goal_buyer IN (1, 3) AS hasOrder
    FROM log_visit
    WHERE idsite = ${range.idSite} AND idvisitor = ${range.visitor}
    ORDER BY idvisit
  `);
  const changed: number[] = [];
  let hasOrdered = false;
  visits.forEach((visit, i) => {
    const visitorType = i === 0 ? visitorTypes.new : toReturning(hasOrdered);
    hasOrdered ||= visit.hasOrder === 1;
    const count = i + 1;
    const sinceFirst = visit.first - visits[0]!.first;
    const sinceLast = i === 0 ? 0 : visit.first - visits[i - 1]!.last;
    const isSame =
      visit.count === count &&
      visit.sinceFirst === sinceFirst &&
      visit.sinceLast === sinceLast &&
      visit.visitorType === visitorType;
    if (visit.idvisit <= range.after || isSame) return;
    db.run(sql`
      UPDATE log_visit
      SET visitor_returning = ${visitorType}, visitor_count_visits = ${count},
        visitor_seconds_since_first = ${sinceFirst}, visitor_seconds_since_last = ${sinceLast}
      WHERE idvisit = ${visit.idvisit}
    `);
    changed.push(visit.idvisit);
  });
  return changed;
}

/** A day whose visits are up to date stays so: only what is made from them is due. */
function raiseChangedDays(db: WritableDatabase, idSite: number, days: ReadonlySet<SiteDay>): void {
  for (const day of days) {
    const isDerived = db.value<number>(sql`
      SELECT derived = generation FROM site_day WHERE idsite = ${idSite} AND day = ${day}
    `);
    raiseGeneration(db, idSite, [day]);
    if (isDerived === 1) {
      db.run(sql`UPDATE site_day SET derived = generation WHERE idsite = ${idSite} AND day = ${day}`);
    }
  }
}
