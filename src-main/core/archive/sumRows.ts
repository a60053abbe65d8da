import type { LogGroup, LogQuery, Sums } from '@shared/plugin/dayLogs';
import { addSelects } from './addSelects';
import type { Grouping } from './groupVisits';
import type { LogRows, RowsOfVisits } from './LogRows';
import type { GroupVisitors } from './uniques/GroupVisitors';

/** Rows to be summed: by group, those that the mask has. */
export interface RowsToSum<Rows extends LogRows> {
  rows: Rows;
  grouping: Grouping;
  mask: Uint8Array | null;
}

/** Counts request lines by group, and what the question selects of them. Groups without a line are left out. */
export function countRequests(rows: LogRows, grouping: Grouping, query: LogQuery): LogGroup[] {
  const { groupOf, groups } = grouping;
  const counts = new Int32Array(groups.length);
  for (let row = 0; row < rows.count; row += 1) {
    const group = groupOf[row] as number;
    counts[group] = (counts[group] as number) + 1;
  }
  const metrics = groups.map((_, group): Sums => ({ nb_requests: counts[group] }));
  addSelects(metrics, { rows, groupOf, mask: null }, query.selects);
  return toGroups(grouping, metrics, ({ nb_requests: count = 0 }) => count > 0);
}

/** Counts rows, their visits and visitors by group. Rows of one visit, and visits of one visitor, must stand together. */
export function countVisitsOfRows(
  { rows, grouping, mask }: RowsToSum<RowsOfVisits>,
  { visitors, counter }: { visitors: Int32Array; counter: GroupVisitors | null },
  query: LogQuery,
): LogGroup[] {
  const metrics = grouping.groups.map(() => ({ nb_visits: 0, nb_uniq_visitors: 0, nb_hits: 0 }));
  const lastVisit = new Int32Array(metrics.length).fill(-1);
  const lastVisitor = new Int32Array(metrics.length).fill(-1);
  const { groupOf } = grouping;
  for (let row = 0; row < rows.count; row += 1) {
    const group = groupOf[row] as number;
    const sums = metrics[group];
    if (!sums || (mask && !mask[row])) continue;
    const visit = rows.visit[row] as number;
    const visitor = visitors[visit] as number;
    sums.nb_hits += 1;
    if (lastVisit[group] !== visit) sums.nb_visits += 1;
    lastVisit[group] = visit;
    if (lastVisitor[group] === visitor) continue;
    lastVisitor[group] = visitor;
    sums.nb_uniq_visitors += 1;
    counter?.add('nb_uniq_visitors', group, visit);
  }
  if (counter) metrics.forEach((sums, group) => counter.replace(group, sums));
  addSelects(metrics, { rows, groupOf, mask }, query.selects);
  return toGroups<Sums & { nb_hits: number }>(grouping, metrics, ({ nb_hits }) => nb_hits > 0);
}

/** The groups that hold something. */
export function toGroups<Metrics extends Sums>(
  { groups }: Grouping,
  metrics: readonly Metrics[],
  isThere: (metrics: Metrics) => boolean,
): LogGroup<Metrics>[] {
  return groups
    .map((values, i) => ({ values, metrics: metrics[i] as Metrics }))
    .filter((group) => isThere(group.metrics));
}
