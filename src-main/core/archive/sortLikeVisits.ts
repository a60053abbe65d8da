import type { VisitRows } from './VisitRows';

/** Rows of known visits in the visits' order, each visit's in the order read: a counting sort. A row's first cell is its idvisit. */
export function sortLikeVisits<Row extends readonly unknown[]>(rows: readonly Row[], visits: VisitRows): Row[] {
  const starts = new Int32Array(visits.count + 1);
  for (const row of rows) {
    const visit = visits.rowOf(row[0] as number);
    if (visit >= 0) starts[visit + 1] = (starts[visit + 1] as number) + 1;
  }
  for (let i = 1; i < starts.length; i += 1) starts[i] = (starts[i] as number) + (starts[i - 1] as number);
  const sorted = new Array<Row>(starts[visits.count] as number);
  for (const row of rows) {
    const visit = visits.rowOf(row[0] as number);
    if (visit < 0) continue;
    sorted[starts[visit] as number] = row;
    starts[visit] = (starts[visit] as number) + 1;
  }
  return sorted;
}
