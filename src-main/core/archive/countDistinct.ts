import { sql } from '../db/sql';
import { dayKeyRange } from '../tracker/dayKeys';
import type { ArchiveContext } from './ArchiveContext';
import type { ArchiveScope } from './ArchiveRequest';
import { daysWithData } from './generations';

/** How many different visitors (or named users) the whole period had: from the log rows, as days can't be summed. */
export function countDistinct(context: ArchiveContext, scope: ArchiveScope, what: 'visitors' | 'users'): number {
  if (scope.segment) return countSelected(context, scope, what);
  const { db } = context.engine;
  const { first, last } = dayKeyRange(scope.idSite, scope.period.first, scope.period.last);
  const column = sql.identifier(what === 'visitors' ? 'idvisitor' : 'user_id');
  return (
    db.value<number>(sql`SELECT count(DISTINCT ${column}) FROM log_visit WHERE idvisit BETWEEN ${first} AND ${last}`) ??
    0
  );
}

function countSelected(context: ArchiveContext, scope: ArchiveScope, what: 'visitors' | 'users'): number {
  const { idSite, period, segment } = scope;
  const seen = new Set<string | number>();
  for (const day of daysWithData(context.engine.db, idSite, period)) {
    const { rows, selected } = context.readDay(idSite, day, segment);
    const { codes, values } = rows.visits.column(what === 'visitors' ? 'idvisitor' : 'user_id');
    codes.forEach((code, visit) => {
      const value = values[code];
      if (selected?.[visit] && value !== null && value !== undefined) seen.add(value);
    });
  }
  return seen.size;
}
