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
  const order = groupByVisitor(hits.length, visitors);
  if (hits.arrival) return sortByArrival(order, visitors, hits.arrival);
  const { time, fingerprintHigh, fingerprintLow } = hits;
  const compare = (a: number, b: number) =>
    time[a]! - time[b]! || fingerprintHigh[a]! - fingerprintHigh[b]! || fingerprintLow[a]! - fingerprintLow[b]!;
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && visitors[order[end]!] === visitors[order[start]!]) end += 1;
    if (end - start > MAX_INSERTED) order.subarray(start, end).sort(compare);
    else insertionSort(order, { start, end }, compare);
    start = end;
  }
  const isSameMoment = (a: number, b: number) => visitors[a] === visitors[b] && time[a] === time[b];
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && isSameMoment(order[start]!, order[end]!)) end += 1;
    if (end - start > 1) followReferrers(order.subarray(start, end), addresses);
    start = end;
  }
  return order;
}

/** As Matomo's importer sends them: by visitor, then in the order of import. */
function sortByArrival(order: Uint32Array, visitors: Float64Array, arrival: Float64Array): Uint32Array {
  return order.sort((a, b) => visitors[a]! - visitors[b]! || arrival[a]! - arrival[b]!);
}

/** Rows with those of a visitor side by side, visitors by their ids. */
function groupByVisitor(length: number, visitors: Float64Array): Uint32Array {
  const places = new Map<number, number>();
  for (let row = 0; row < length; row += 1) places.set(visitors[row]!, (places.get(visitors[row]!) ?? 0) + 1);
  let start = 0;
  for (const visitor of Float64Array.from(places.keys()).sort()) {
    const rows = places.get(visitor)!;
    places.set(visitor, start);
    start += rows;
  }
  const order = new Uint32Array(length);
  for (let row = 0; row < length; row += 1) {
    const place = places.get(visitors[row]!)!;
    order[place] = row;
    places.set(visitors[row]!, place + 1);
  }
  return order;
}

/** Beyond it the square of the number of rows would show. */
const MAX_INSERTED = 50;

/** Few rows, which logs nearly always bring in order. */
function insertionSort(
  rows: Uint32Array,
  { start, end }: { start: number; end: number },
  compare: (a: number, b: number) => number,
): void {
  for (let i = start + 1; i < end; i += 1) {
    const row = rows[i]!;
    let at = i;
    for (; at > start && compare(rows[at - 1]!, row) > 0; at -= 1) rows[at] = rows[at - 1]!;
    rows[at] = row;
  }
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
