import { DataTable, sumColumns } from '../datatable/DataTable';
import type { Columns } from '../datatable/Row';
import { coreAggregations } from '../metrics/coreMetrics';
import type { CellValue } from './defineDimensions';
import type { LogGroup, Select } from './dayLogs';

/** The metrics of a table of request lines. */
export const requestMetrics = ['nb_requests', 'sum_bandwidth', 'max_bandwidth'] as const;

/** Worked out from requestMetrics and `nb_hits_with_bandwidth` when a report is served. */
export const processedRequestMetrics = ['avg_bandwidth'] as const;

/** What requestMetrics needs to be asked for besides nb_requests; bytes are those of the answers that have a size. */
export const bandwidthSelects = {
  sum_bandwidth: { column: 'bytes', as: 'sum' },
  max_bandwidth: { column: 'bytes', as: 'max' },
  nb_hits_with_bandwidth: { column: 'bytes', as: 'count' },
} as const satisfies Record<string, Select>;

/** When the first and the last request of a group came. */
export const seenSelects = {
  first_seen: { column: 'time', as: 'min' },
  last_seen: { column: 'time', as: 'max' },
} as const satisfies Record<string, Select>;

/** A table of groups of request lines: a row for each label, and below it for the further ones. null leaves a group out. */
export function toRequestTable(
  groups: readonly LogGroup[],
  toLabels: (values: readonly CellValue[]) => readonly (string | null)[] = (values) =>
    values.map((value) => String(value ?? '')),
): DataTable {
  const table = new DataTable();
  for (const { values, metrics } of groups) {
    const labels = toLabels(values);
    if (labels.includes(null)) continue;
    let level = table;
    labels.forEach((label, depth) => {
      const row = level.ensureRow(label as string);
      sumColumns(row.columns, metrics as Columns, coreAggregations);
      if (depth < labels.length - 1) level = row.subtable ??= new DataTable();
    });
  }
  return table;
}
