import { round } from '@shared/metrics/round';
import type { LogQuery, Select, Sums } from '@shared/plugin/dayLogs';
import type { CellValue } from '@shared/plugin/defineDimensions';
import type { LogRows } from './LogRows';

/** Of what is divided, so that sums of days stay what they are. */
const DECIMALS = 6;

/** Adds to the metrics of each group what a question makes of its rows' cells. */
export function addSelects(
  metrics: readonly Sums[],
  { rows, groupOf, mask }: { rows: LogRows; groupOf: Int32Array; mask: Uint8Array | null },
  selects: LogQuery['selects'],
): void {
  for (const [name, select] of Object.entries(selects ?? {})) {
    const { codes, values } = rows.column(select.column);
    const add = adder(select, values);
    for (let row = 0; row < rows.count; row += 1) {
      if (mask && !mask[row]) continue;
      const code = codes[row] as number;
      const group = groupOf[row] as number;
      const sums = metrics[group];
      if (!sums || values[code] === null) continue;
      const sum = add(sums[name], code, group);
      if (sum !== undefined) sums[name] = sum;
    }
    if (select.per !== undefined) divide(metrics, name, select.per);
  }
}

type Adder = (sum: number | undefined, code: number, group: number) => number | undefined;

function adder({ as }: Select, values: readonly CellValue[]): Adder {
  if (as === 'count') return (sum = 0) => sum + 1;
  if (as === 'distinct') return distinctCounter(values.length);
  const numbers = values.map((value) => (typeof value === 'number' ? value : Number.NaN));
  const join = joins[as];
  return (sum, code) => {
    const number = numbers[code] as number;
    return Number.isNaN(number) ? sum : sum === undefined ? number : join(sum, number);
  };
}

const joins = { sum: (a: number, b: number) => a + b, min: Math.min, max: Math.max };

function distinctCounter(width: number): Adder {
  const seen = new Set<number>();
  return (sum = 0, code, group) => {
    const before = seen.size;
    return seen.add(group * width + code).size > before ? sum + 1 : sum;
  };
}

function divide(metrics: readonly Sums[], name: string, by: number): void {
  for (const sums of metrics) {
    const sum = sums[name];
    if (sum !== undefined) sums[name] = round(sum / by, DECIMALS);
  }
}
