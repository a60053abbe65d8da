import type { CellValue } from '@shared/plugin/defineDimensions';
import type { NumericRecord } from '@shared/plugin/defineArchiver';
import type { Segment } from '@shared/segment/Segment';
import { hasIndex } from '../db/lookUpIndexes';
import { sql, type Sql } from '../db/sql';
import { dayKeyRange } from '../tracker/dayKeys';
import type { ArchiveContext } from './ArchiveContext';
import type { ArchiveScope } from './ArchiveRequest';
import { daysWithData } from './generations';
import { LogAggregator } from './LogAggregator';

/** Reading a site's whole index of visitors beats reading a period's visits when it holds this share of the site's days. */
const SHARE_FOR_INDEX = 0.2;

type Distinct = Pick<NumericRecord, 'distinct' | 'distinctIn'>;

/** How many different visitors (named users, clients that sent requests) the whole period had: from the log rows, as days can't be summed. */
export function countDistinct(context: ArchiveContext, scope: ArchiveScope, counted: Distinct): number {
  if (counted.distinct === 'clients') return countClients(context, scope);
  if (scope.segment) return countSelected(context, scope, scope.segment, counted);
  const { db } = context.engine;
  const { idSite, period } = scope;
  const { first, last } = dayKeyRange(idSite, period.first, period.last);
  const days = daysWithData(db, idSite, period).length;
  // a first import does without the index while it runs
  const isThere = counted.distinct === 'visitors' && !counted.distinctIn && hasIndex(db, 'log_visit_visitor');
  const byIndex = isThere && days >= SHARE_FOR_INDEX * daysWithData(db, idSite).length;
  const count = byIndex
    ? sql`
        SELECT count(DISTINCT idvisitor)
        FROM log_visit INDEXED BY log_visit_visitor
        WHERE idsite = ${idSite} AND idvisit BETWEEN ${first} AND ${last}
      `
    : sql`
        SELECT count(DISTINCT ${sql.identifier(columnOf(counted))})
        FROM log_visit
        WHERE idvisit BETWEEN ${first} AND ${last} AND ${toCondition(counted)}
      `;
  return db.value<number>(count) ?? 0;
}

function countClients(context: ArchiveContext, { idSite, period, segment }: ArchiveScope): number {
  const seen = new Set<CellValue>();
  for (const day of daysWithData(context.engine.db, idSite, period)) {
    const { rows, selection } = context.readDay(idSite, day, segment, []);
    const logs = new LogAggregator(rows, context.timeZone(idSite), selection);
    for (const { values } of logs.queryRequestsByDimension(['idclient'])) seen.add(values[0] ?? null);
  }
  return seen.size;
}

function columnOf({ distinct }: Distinct): string {
  return distinct === 'users' ? 'user_id' : 'idvisitor';
}

function toCondition({ distinctIn }: Distinct): Sql {
  return distinctIn ? sql`${sql.identifier(distinctIn.column)} IN (${sql.list(distinctIn.values)})` : sql`TRUE`;
}

function countSelected(
  context: ArchiveContext,
  { idSite, period }: ArchiveScope,
  segment: Segment,
  counted: Distinct,
): number {
  const seen = new Set<CellValue>();
  const asked = { column: columnOf(counted), where: counted.distinctIn };
  for (const day of daysWithData(context.engine.db, idSite, period)) {
    for (const value of context.selectedValues(idSite, day, segment, asked)) if (value !== null) seen.add(value);
  }
  return seen.size;
}
