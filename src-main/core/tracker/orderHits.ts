import type { DayHits } from './DayHits';

/** What the order of hits within one second asks for. */
export interface HitAddresses {
  /** The address of the hit, comparable with `referrer`. */
  url(row: number): string;
  referrer(row: number): string;
}

/**
 * Rows of a day in the order in which their visitors made them: by visitor, time, referrer chain, fingerprint. It never
 * depends on where a line stood in its file.
 */
export function orderHits(hits: DayHits, visitors: Float64Array, addresses: HitAddresses): Uint32Array {
  const order = new Uint32Array(hits.length);
  for (let i = 0; i < order.length; i += 1) order[i] = i;
  const { time, fingerprintHigh, fingerprintLow } = hits;
  order.sort(
    (a, b) =>
      visitors[a]! - visitors[b]! ||
      time[a]! - time[b]! ||
      fingerprintHigh[a]! - fingerprintHigh[b]! ||
      fingerprintLow[a]! - fingerprintLow[b]!,
  );
  const isSameMoment = (a: number, b: number) => visitors[a] === visitors[b] && time[a] === time[b];
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && isSameMoment(order[start]!, order[end]!)) end += 1;
    if (end - start > 1) followReferrers(order.subarray(start, end), addresses);
    start = end;
  }
  return order;
}

/** Longer runs of one second are no person's clicks; chaining them would cost the square of their number. */
const MAX_CHAINED = 50;

/** Puts a page before the pages that name it as their referrer; else keeps the order. Circles are cut at their first row. */
function followReferrers(rows: Uint32Array, addresses: HitAddresses): void {
  if (rows.length > MAX_CHAINED) return;
  const left = [...rows].map((row) => ({ row, url: addresses.url(row), referrer: addresses.referrer(row) }));
  for (let at = 0; at < rows.length; at += 1) {
    const free = left.findIndex(
      (hit) => !left.some((other) => other !== hit && other.url === hit.referrer && other.url !== hit.url),
    );
    const [next] = left.splice(Math.max(free, 0), 1);
    rows[at] = next!.row;
  }
}
