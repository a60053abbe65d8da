/** A stretch of UTC hours [from, until) without a line in which lines would usually have come. */
export interface Gap {
  from: number;
  until: number;
  /** Lines that usually come in that time. */
  expected: number;
}

/** Lines of a UTC hour (unix time / 3600). */
export type HourCount = readonly [hour: number, lines: number];

/** An hour without lines is one of nobody at night; hours in which so many usually come are a gap. */
const LEAST_EXPECTED = 30;
/** The same hour on so many days before and after says what is usual. */
const DAYS_ASIDE = 7;
/** Fewer days don't say what is usual at an hour of the day. */
const LEAST_DAYS = 3;

/**
 * The gaps between the first and the last line, in order of time. What is usual is the median of the same hour on the
 * days before and after; in a log of few days what came right before and after, so that an evening that dies away is no
 * gap. A gap of whole days is also weighed against whole days, since a quiet site has no usual hour.
 */
export function findGaps(hours: readonly HourCount[]): Gap[] {
  const first = hours[0]?.[0];
  if (first === undefined) return [];
  const counts = new Float64Array(hours.at(-1)![0] - first + 1);
  for (const [hour, lines] of hours) counts[hour - first] = lines;
  const gaps: Gap[] = [];
  for (let i = 1; i < hours.length; i += 1) {
    const from = hours[i - 1]![0] - first + 1;
    const until = hours[i]![0] - first;
    if (from === until) continue;
    const expected = Math.round(Math.max(expectByHour(counts, from, until), expectByDay(counts, from, until)));
    if (expected >= LEAST_EXPECTED) gaps.push({ from: from + first, until: until + first, expected });
  }
  return gaps;
}

function expectByHour(counts: Float64Array, from: number, until: number): number {
  let sum = 0;
  const neighbour = Math.min(counts[from - 1]!, counts[until]!);
  // what comes beside a night, or on another day, tells nothing
  const beside = neighbour >= LEAST_EXPECTED && until - from < 24 ? neighbour : 0;
  // a long gap goes through the same day again and again
  const hours = Math.min(until - from, 24);
  for (let hour = from; hour < from + hours; hour += 1) {
    const others = sameHourAside(counts, { hour, until });
    const isTold = others.length >= LEAST_DAYS;
    sum += isTold ? median(others) : beside;
  }
  return (sum * (until - from)) / hours;
}

/** Lines of the same hour on days around a gap. */
function sameHourAside(counts: Float64Array, { hour, until }: { hour: number; until: number }): number[] {
  const others: number[] = [];
  for (let at = hour - 24; at >= 0 && others.length < DAYS_ASIDE; at -= 24) others.push(counts[at]!);
  const before = others.length;
  const next = hour + Math.ceil((until - hour) / 24) * 24;
  for (let at = next; at < counts.length && others.length - before < DAYS_ASIDE; at += 24) others.push(counts[at]!);
  return others;
}

function expectByDay(counts: Float64Array, from: number, until: number): number {
  if (until - from < 24) return 0;
  const days: number[] = [];
  for (let i = 0; i < DAYS_ASIDE; i += 1) {
    const end = from - i * 24;
    const start = until + i * 24;
    if (end > 0) days.push(sumOf(counts, end - 24, end));
    if (start < counts.length) days.push(sumOf(counts, start, start + 24));
  }
  return (median(days) * (until - from)) / 24;
}

function sumOf(counts: Float64Array, from: number, until: number): number {
  let sum = 0;
  for (let hour = Math.max(from, 0); hour < Math.min(until, counts.length); hour += 1) sum += counts[hour]!;
  return sum;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle) - 1]!) / 2;
}
