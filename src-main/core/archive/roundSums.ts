import type { ColumnPath } from '@shared/datatable/columnPaths';
import type { RecordTable } from '@shared/datatable/RecordTable';
import { coreMetric, goalMetric, type MetricType } from '@shared/metrics/coreMetrics';
import { round } from '@shared/metrics/round';

/** What is no whole number by nature, and how many decimal places of it are meant. */
const places: Partial<Record<MetricType, number>> = { money: 2, float: 4, percent: 4, duration_s: 6 };

/** Of a stored number, whatever it counts: microseconds are the least that is measured. */
const DECIMALS = 6;

export function roundNumber(value: number): number {
  return Number.isInteger(value) ? value : round(value, DECIMALS);
}

/** Takes away what adding up binary fractions leaves: 0.1 + 0.2 of a currency is 0.3. */
export function roundSums(table: RecordTable): void {
  for (const column of table.columns.values()) {
    const decimals = placesOf(column.path);
    if (decimals === undefined) continue;
    const { numbers } = column;
    for (let row = 0; row < numbers.length; row += 1) {
      const value = numbers[row] as number;
      if (!Number.isNaN(value) && !Number.isInteger(value)) numbers[row] = round(value, decimals);
    }
  }
}

function placesOf(path: ColumnPath): number | undefined {
  const name = path.at(-1) ?? '';
  const metric = path.length > 1 ? goalMetric(name) : coreMetric(name);
  return metric && places[metric.type];
}
