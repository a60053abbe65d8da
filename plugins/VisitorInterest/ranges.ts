import type { CellValue } from 'heartwood/sdk';

/**
 * Ranges by their labels, as Matomo stores them, in ascending order. Each reaches from its first number up to that of the
 * next one, which it doesn't hold: a visit of 60 seconds is in `60-120` only.
 */
export type Ranges = readonly string[];

const single = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => String(first + i));

/** Of visits in seconds. */
export const durations: Ranges = [
  ...['0-10', '11-30', '31-60', '60-120', '120-240', '240-420', '420-600', '600-900', '900-1800', '1800+'],
];
/** Actions of a visit. */
export const actionCounts: Ranges = [...single(1, 5), '6-7', '8-10', '11-14', '15-20', '21+'];
/** Which visit of its visitor. */
export const visitCounts: Ranges = [...single(1, 8), '9-14', '15-25', '26-50', '51-100', '101-200', '201+'];
/** Days since the visit before. */
export const daysSince: Ranges = [...single(0, 7), '8-14', '15-30', '31-60', '61-120', '121-364', '365+'];

const firstOf = (label: string): number => parseInt(label, 10);

/** Finds the label of the range that holds a number; null below the first. */
export function rangeFinder(ranges: Ranges): (value: CellValue) => string | null {
  const firsts = ranges.map(firstOf);
  return (value) => {
    let at = ranges.length - 1;
    while (at >= 0 && !(firsts[at]! <= Number(value ?? -1))) at -= 1;
    return ranges[at] ?? null;
  };
}

/** The segment that selects a range's visits: `visitDuration>=60;visitDuration<120`; undefined for what is no range. */
export function rangeSegment(ranges: Ranges, name: string, label: string): string | undefined {
  const at = ranges.indexOf(label);
  if (at < 0) return undefined;
  const first = firstOf(label);
  const next = ranges[at + 1];
  if (next === undefined) return `${name}>=${first}`;
  return firstOf(next) === first + 1 ? `${name}==${first}` : `${name}>=${first};${name}<${firstOf(next)}`;
}
