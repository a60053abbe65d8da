import type { LogGroup, RequestGroup, RequestQuery } from '@shared/plugin/dayLogs';
import { BUCKETS, sketchOfBuckets, toBucket } from '@shared/sketch/quantileSketch';
import type { Grouping } from '../groupVisits';
import type { LogRows } from '../LogRows';

/** Request lines, and the group of each. */
interface GroupedRequests {
  rows: LogRows;
  grouping: Grouping;
}

/** Gives each group the sketches of its lines' numbers that a question asks for. Groups share their values with the grouping. */
export function addSketches(
  groups: LogGroup[],
  { rows, grouping }: GroupedRequests,
  wanted: RequestQuery['sketches'] = {},
): RequestGroup[] {
  if (Object.keys(wanted).length === 0) return groups;
  const sketches = Object.entries(wanted).map(([name, column]) => {
    const ofGroups = sketchGroups({ rows, grouping }, column);
    return [name, new Map(grouping.groups.map((values, group) => [values, ofGroups.get(group) ?? '']))] as const;
  });
  return groups.map((group) => ({
    ...group,
    sketches: Object.fromEntries(sketches.map(([name, of]) => [name, of.get(group.values) ?? ''])),
  }));
}

/** By group: one sort puts the buckets of each group side by side. */
function sketchGroups({ rows, grouping }: GroupedRequests, column: string): Map<number, string> {
  const numbers = rows.measure?.(column) ?? new Float64Array();
  const keys = new Float64Array(numbers.length);
  let count = 0;
  for (let row = 0; row < numbers.length; row += 1) {
    const number = numbers[row] as number;
    if (Number.isNaN(number)) continue;
    keys[count] = (grouping.groupOf[row] as number) * BUCKETS + toBucket(number);
    count += 1;
  }
  const sorted = keys.subarray(0, count).sort();
  const sketches = new Map<number, string>();
  for (let from = 0, to = 0; from < count; from = to) {
    const group = Math.floor((sorted[from] as number) / BUCKETS);
    const end = (group + 1) * BUCKETS;
    while (to < count && (sorted[to] as number) < end) to += 1;
    const ofGroup = sorted.slice(from, to).map((key) => key - group * BUCKETS);
    sketches.set(group, sketchOfBuckets(ofGroup));
  }
  return sketches;
}
