import type { DayHits } from '../DayHits';
import { VISIT_LENGTH } from '../Visit';

/**
 * Gives hits without a user the user who logs in or was logged in on the same device within the same visit, so that a
 * visit is one visit though its visitor says only halfway who they are. Changes `visitors`.
 *
 * A device is what `visitors` says of hits without a user. `deviceOf` names the device of a hit that has one.
 */
export function linkUsers(hits: DayHits, visitors: Float64Array, deviceOf: (row: number) => number): void {
  for (const rows of groupByDevice(hits, deviceOf).values()) {
    rows.sort((a, b) => hits.time[a]! - hits.time[b]! || visitors[a]! - visitors[b]!);
    let start = 0;
    for (let i = 1; i <= rows.length; i += 1) {
      const goesOn = i < rows.length && hits.time[rows[i]!]! - hits.time[rows[i - 1]!]! < VISIT_LENGTH;
      if (goesOn) continue;
      linkRun(rows.slice(start, i), hits, visitors);
      start = i;
    }
  }
}

function groupByDevice(hits: DayHits, deviceOf: (row: number) => number): Map<number, number[]> {
  const withUsers = new Set<number>();
  hits.tracked?.forEach((hit, row) => hit?.userId && withUsers.add(deviceOf(row)));
  const groups = new Map<number, number[]>();
  if (withUsers.size === 0) return groups;
  hits.tracked?.forEach((hit, row) => {
    if (!hit) return;
    const device = deviceOf(row);
    if (!withUsers.has(device)) return;
    const rows = groups.get(device);
    if (rows) rows.push(row);
    else groups.set(device, [row]);
  });
  return groups;
}

/** Hits before the first user are theirs, hits after a user the last one's. */
function linkRun(rows: readonly number[], hits: DayHits, visitors: Float64Array): void {
  const userOf = (row: number) => (hits.tracked?.[row]?.userId ? visitors[row]! : 0);
  let user = rows.map(userOf).find((visitor) => visitor !== 0) ?? 0;
  if (user === 0) return;
  for (const row of rows) {
    user = userOf(row) || user;
    visitors[row] = user;
  }
}
