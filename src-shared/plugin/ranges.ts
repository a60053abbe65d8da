import type { CellValue } from './defineDimensions';

/**
 * Ranges by their labels, as Matomo stores them, in ascending order: `0-10`, `5`, `21+`. Each reaches from its first number
 * up to that of the next one, which it doesn't hold: of `31-60` and `60-120` the second holds 60.
 */
export type Ranges = readonly string[];

/** `1`, `2`, `3` … */
export function singleRanges(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, i) => String(first + i));
}

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

/**
 * The segment that selects a range: `visitDuration>=60;visitDuration<120`; undefined for what is no range. Where the
 * segment counts in smaller units, one of the ranges' is `per` of them.
 */
export function rangeSegment(ranges: Ranges, name: string, label: string, per = 1): string | undefined {
  const at = ranges.indexOf(label);
  if (at < 0) return undefined;
  const first = firstOf(label) * per;
  const next = ranges[at + 1];
  if (next === undefined) return `${name}>=${first}`;
  const end = firstOf(next) * per;
  return end === first + 1 ? `${name}==${first}` : `${name}>=${first};${name}<${end}`;
}
