import type { VisitGroup, VisitMetrics } from '@shared/plugin/dayLogs';
import type { CellValue } from '@shared/plugin/defineDimensions';
import type { GroupVisitors } from './uniques/GroupVisitors';
import type { CodedColumn } from './CodedColumn';
import type { VisitRows } from './VisitRows';

/** The group of each visit, and each group's values. */
export interface Grouping {
  groupOf: Int32Array;
  groups: CellValue[][];
}

/** Up to this many combinations are looked up in an array, more in a map. */
const MAX_DENSE = 1 << 20;

/** Numbers the combinations of values that occur in some columns. */
export function combineColumns(count: number, columns: readonly CodedColumn[]): Grouping {
  let grouping: Grouping = { groupOf: new Int32Array(count), groups: [[]] };
  columns.forEach((column, i) => {
    grouping =
      i === 0
        ? { groupOf: column.codes, groups: column.values.map((value) => [value]) }
        : crossColumn(grouping, column);
  });
  return grouping;
}

/** Cuts the groups up by one more column. */
export function crossColumn(grouping: Grouping, column: CodedColumn): Grouping {
  const width = column.values.length;
  const numbers = pairNumbers(grouping.groups.length * width);
  const groupOf = new Int32Array(grouping.groupOf.length);
  const groups: CellValue[][] = [];
  for (let row = 0; row < groupOf.length; row += 1) {
    const [group, code] = [grouping.groupOf[row] as number, column.codes[row] as number];
    const pair = group * width + code;
    let number = numbers.get(pair);
    if (number === undefined) {
      numbers.set(pair, (number = groups.length));
      groups.push([...(grouping.groups[group] as CellValue[]), column.values[code] as CellValue]);
    }
    groupOf[row] = number;
  }
  return { groupOf, groups };
}

function pairNumbers(pairs: number): {
  get(pair: number): number | undefined;
  set(pair: number, number: number): unknown;
} {
  if (pairs > MAX_DENSE) return new Map<number, number>();
  const dense = new Int32Array(pairs);
  return {
    get: (pair) => (dense[pair] ? (dense[pair] as number) - 1 : undefined),
    set: (pair, number) => (dense[pair] = number + 1),
  };
}

/** Sums the visits of each group; groups without a selected visit are left out. */
export function sumVisits(
  visits: VisitRows,
  { groupOf, groups }: Grouping,
  selected: Uint8Array | null,
  visitors: GroupVisitors | null = null,
): VisitGroup[] {
  const lastVisitor = new Int32Array(groups.length).fill(-1);
  const sums = groups.map(() => noVisits());
  const actions = visits.numbers('visit_total_actions');
  const seconds = visits.numbers('visit_total_time');
  const converted = visits.numbers('visit_goal_converted');
  for (let row = 0; row < visits.count; row += 1) {
    if (selected && !selected[row]) continue;
    const group = groupOf[row] as number;
    const metrics = sums[group] as VisitMetrics;
    const visitActions = actions[row] as number;
    metrics.nb_visits += 1;
    metrics.nb_actions += visitActions;
    if (visitActions > metrics.max_actions) metrics.max_actions = visitActions;
    metrics.sum_visit_length += seconds[row] as number;
    if (visitActions <= 1) metrics.bounce_count += 1;
    if (converted[row] === 1) metrics.nb_visits_converted += 1;
    if (lastVisitor[group] === visits.visitors[row]) continue;
    metrics.nb_uniq_visitors += 1;
    lastVisitor[group] = visits.visitors[row] as number;
    visitors?.add('nb_uniq_visitors', group, row);
  }
  countUsers(visits, { groupOf, sums }, selected, visitors);
  if (visitors) sums.forEach((metrics, group) => visitors.replace(group, metrics));
  return groups
    .map((values, i) => ({ values, metrics: sums[i] as VisitMetrics }))
    .filter((group) => group.metrics.nb_visits > 0);
}

export function noVisits(): VisitMetrics {
  return {
    nb_uniq_visitors: 0,
    nb_visits: 0,
    nb_actions: 0,
    max_actions: 0,
    sum_visit_length: 0,
    bounce_count: 0,
    nb_visits_converted: 0,
    nb_users: 0,
  };
}

function countUsers(
  visits: VisitRows,
  { groupOf, sums }: { groupOf: Int32Array; sums: VisitMetrics[] },
  selected: Uint8Array | null,
  visitors: GroupVisitors | null,
): void {
  const { codes, values } = visits.column('user_id');
  if (values.every((value) => value === null)) return;
  const seen = new Set<number>();
  for (let row = 0; row < visits.count; row += 1) {
    const code = codes[row] as number;
    if (values[code] === null || (selected && !selected[row])) continue;
    const group = groupOf[row] as number;
    const pair = group * values.length + code;
    if (seen.has(pair)) continue;
    seen.add(pair);
    (sums[group] as VisitMetrics).nb_users += 1;
    visitors?.add('nb_users', group, row);
  }
}
