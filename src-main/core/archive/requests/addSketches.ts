import type { LogGroup, RequestGroup, RequestQuery } from '@shared/plugin/dayLogs';
import { BUCKETS, SketchWriter, toBucket } from '@shared/sketch/quantileSketch';
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

/** By group. Lines are taken bucket by bucket, so that each group meets its buckets in their order. */
function sketchGroups({ rows, grouping }: GroupedRequests, column: string): Map<number, string> {
  const numbers = rows.measure?.(column) ?? new Float64Array();
  const buckets = Int32Array.from(numbers, (number) => (Number.isNaN(number) ? NONE : toBucket(number)));
  const writers = new Map<number, SketchWriter>();
  for (const row of rowsByBucket(buckets)) {
    const group = grouping.groupOf[row] as number;
    let writer = writers.get(group);
    if (!writer) writers.set(group, (writer = new SketchWriter()));
    writer.count(buckets[row] as number);
  }
  return new Map([...writers].map(([group, writer]) => [group, writer.finish()]));
}

/** Stands for no bucket. */
const NONE = -1;

/** The rows that have a bucket, sorted by counting. */
function rowsByBucket(buckets: Int32Array): Int32Array {
  const starts = new Int32Array(BUCKETS + 1);
  for (const bucket of buckets) if (bucket !== NONE) starts[bucket + 1] = (starts[bucket + 1] as number) + 1;
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
    starts[bucket + 1] = (starts[bucket + 1] as number) + (starts[bucket] as number);
  }
  const rows = new Int32Array(starts[BUCKETS] as number);
  buckets.forEach((bucket, row) => {
    if (bucket === NONE) return;
    const place = starts[bucket] as number;
    rows[place] = row;
    starts[bucket] = place + 1;
  });
  return rows;
}
