import { round } from '@shared/metrics/round';
import type { LogQuery, Select, Sums } from '@shared/plugin/dayLogs';
import type { LogRows } from './LogRows';

/** Of what is divided, so that sums of days stay what they are. */
const DECIMALS = 6;

/** The rows that are summed, and the group of each. */
interface GroupedRows {
  rows: LogRows;
  groupOf: Int32Array;
  mask: Uint8Array | null;
}

/** Adds to the metrics of each group what a question makes of its rows' cells. */
export function addSelects(metrics: readonly Sums[], grouped: GroupedRows, selects: LogQuery['selects']): void {
  for (const [name, select] of Object.entries(selects ?? {})) {
    const results = new Float64Array(metrics.length).fill(NaN);
    if (select.as === 'distinct') countDistinct(results, grouped, select.column);
    else joinNumbers(results, grouped, { ...select, as: select.as });
    metrics.forEach((sums, group) => {
      const result = results[group] as number;
      if (!Number.isNaN(result)) sums[name] = select.per === undefined ? result : round(result / select.per, DECIMALS);
    });
  }
}

type Joined = Select & { as: Exclude<Select['as'], 'distinct'> };

/** A group of no value stays NaN. */
function joinNumbers(results: Float64Array, { rows, groupOf, mask }: GroupedRows, select: Joined): void {
  const numbers = numbersOf(rows, select);
  if (!numbers) return;
  const isSum = select.as === 'sum' || select.as === 'count';
  const sign = select.as === 'min' ? -1 : 1;
  for (let row = 0; row < rows.count; row += 1) {
    const number = numbers[row] as number;
    if (Number.isNaN(number) || (mask && !mask[row])) continue;
    const group = groupOf[row] as number;
    const result = results[group] as number;
    if (Number.isNaN(result)) results[group] = number;
    else if (isSum) results[group] = result + number;
    else if ((number - result) * sign > 0) results[group] = number;
  }
}

/** NaN where there is none; a row that has a value counts 1. null where no row has any. */
function numbersOf(rows: LogRows, { column, as }: Joined): Float64Array | null {
  const measured = rows.measure?.(column);
  if (measured && as !== 'count') return measured;
  const numbers = new Float64Array(rows.count);
  if (measured) {
    for (let row = 0; row < numbers.length; row += 1) numbers[row] = Number.isNaN(measured[row]) ? NaN : 1;
    return numbers;
  }
  const { codes, values } = rows.column(column);
  if (values.every((value) => value === null)) return null;
  const byCode = values.map((value) =>
    as === 'count' && value !== null ? 1 : typeof value === 'number' ? value : NaN,
  );
  for (let row = 0; row < numbers.length; row += 1) numbers[row] = byCode[codes[row] as number] as number;
  return numbers;
}

function countDistinct(results: Float64Array, { rows, groupOf, mask }: GroupedRows, column: string): void {
  const { codes, values } = rows.column(column);
  const seen = new Set<number>();
  for (let row = 0; row < rows.count; row += 1) {
    const code = codes[row] as number;
    const group = groupOf[row] as number;
    const pair = group * values.length + code;
    if ((mask && !mask[row]) || values[code] === null || seen.has(pair)) continue;
    seen.add(pair);
    results[group] = (results[group] || 0) + 1;
  }
}
