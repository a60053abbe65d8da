import { round } from '@shared/metrics/round';
import type { LogQuery, Sums } from '@shared/plugin/dayLogs';
import type { LogRows } from './LogRows';

/** Of what is divided, so that sums of days stay what they are. */
const DECIMALS = 6;

/** The rows that are summed, and the group of each: -1 for none. */
interface GroupedRows {
  rows: LogRows;
  groupOf: Int32Array;
  mask: Uint8Array | null;
}

/** By group, what comes of its rows' numbers; NaN where it has none. */
type Joined = Readonly<Record<'sum' | 'min' | 'max' | 'count', Float64Array>>;

/** Adds to the metrics of each group what a question makes of its rows' cells; a column's are gone through once. */
export function addSelects(metrics: readonly Sums[], grouped: GroupedRows, selects: LogQuery['selects']): void {
  const joined = new Map<string, Joined | null>();
  const joinedOf = (column: string): Joined | null => {
    if (!joined.has(column)) joined.set(column, joinNumbers(metrics.length, grouped, column));
    return joined.get(column) ?? null;
  };
  for (const [name, { column, as, per = 1 }] of Object.entries(selects ?? {})) {
    const counts = as === 'distinct' || (as === 'count' && hasTexts(grouped.rows, column));
    const results = counts ? countValues(metrics.length, grouped, { column, as }) : joinedOf(column)?.[as];
    results?.forEach((result, group) => {
      if (!Number.isNaN(result)) (metrics[group] as Sums)[name] = per === 1 ? result : round(result / per, DECIMALS);
    });
  }
}

function joinNumbers(groups: number, { rows, groupOf, mask }: GroupedRows, column: string): Joined | null {
  const numbers = numbersOf(rows, column);
  if (!numbers) return null;
  const [sum, min, max, count] = [none(groups), none(groups), none(groups), none(groups)];
  for (let row = 0; row < numbers.length; row += 1) {
    const number = numbers[row] as number;
    const group = groupOf[row] as number;
    if (group < 0 || Number.isNaN(number) || (mask && !mask[row])) continue;
    const before = count[group] as number;
    if (Number.isNaN(before)) {
      sum[group] = min[group] = max[group] = number;
      count[group] = 1;
      continue;
    }
    count[group] = before + 1;
    sum[group] = (sum[group] as number) + number;
    if (number < (min[group] as number)) min[group] = number;
    if (number > (max[group] as number)) max[group] = number;
  }
  return { sum, min, max, count };
}

/** NaN where there is none; null where no row has any. */
function numbersOf(rows: LogRows, column: string): Float64Array | null {
  const measured = rows.measure?.(column);
  if (measured) return measured;
  const { codes, values } = rows.column(column);
  if (values.every((value) => typeof value !== 'number')) return null;
  const byCode = values.map((value) => (typeof value === 'number' ? value : NaN));
  const numbers = new Float64Array(rows.count);
  for (let row = 0; row < numbers.length; row += 1) numbers[row] = byCode[codes[row] as number] as number;
  return numbers;
}

function hasTexts(rows: LogRows, column: string): boolean {
  return !rows.measure?.(column) && rows.column(column).values.some((value) => typeof value === 'string');
}

/** How many rows have a value, or how many values they have. */
function countValues(
  groups: number,
  { rows, groupOf, mask }: GroupedRows,
  { column, as }: { column: string; as: string },
): Float64Array {
  const { codes, values } = rows.column(column);
  const results = none(groups);
  const seen = new Set<number>();
  for (let row = 0; row < rows.count; row += 1) {
    const code = codes[row] as number;
    const group = groupOf[row] as number;
    const pair = group * values.length + code;
    if (group < 0 || (mask && !mask[row]) || values[code] === null || seen.has(pair)) continue;
    if (as === 'distinct') seen.add(pair);
    results[group] = (results[group] || 0) + 1;
  }
  return results;
}

function none(groups: number): Float64Array {
  return new Float64Array(groups).fill(NaN);
}
