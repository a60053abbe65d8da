import { expect, test } from 'vitest';
import { DataTable, sumColumns, type Aggregations } from '@shared/datatable/DataTable';
import { decodeRecord, encodeRecord } from '@shared/datatable/encode';
import { dropSketches } from '@shared/datatable/filters/dropSketches';
import { RecordTable } from '@shared/datatable/RecordTable';
import type { Columns } from '@shared/datatable/Row';
import { coreAggregations } from '@shared/metrics/coreMetrics';
import { addProcessedMetrics, percentileNames, processedMetricsOf } from '@shared/metrics/processedMetrics';
import { sketchOf } from '@shared/sketch/quantileSketch';

const day = (label: string, values: number[]): DataTable =>
  DataTable.fromRows([{ label, nb_requests: values.length, sketch_response_time: sketchOf(values) }]);
const how: Aggregations = coreAggregations;
const both = { label: 'a', nb_requests: 5, sketch_response_time: sketchOf([1, 2, 3, 4, 5]) };

test('sketches of one label add up in tables of either form, and come back from storage', () => {
  const table = day('a', [1, 2]).addTable(day('a', [3, 4, 5]), how);
  expect(table.rows.map(({ columns }) => columns)).toEqual([both]);
  const record = RecordTable.from(day('a', [1, 2])).add(RecordTable.from(day('a', [3, 4, 5])), how);
  const blobs = encodeRecord('R', record);
  expect(decodeRecord('R', (name) => blobs[name])?.rows.map(({ columns }) => columns)).toEqual([both]);
});

test('any other text is the first one', () => {
  const columns: Columns = { url: 'a' };
  sumColumns(columns, { url: 'b' }, how);
  expect(columns).toEqual({ url: 'a' });
});

test('percentiles are in seconds, within the shortest and the longest; nothing has none; sketches are not answered', () => {
  const values = Array.from({ length: 1000 }, (_, i) => (i + 1) * 1000);
  const table = DataTable.fromRows([
    { label: 'a', max_response_time: 1, min_response_time: 0.001, sketch_response_time: sketchOf(values) },
    { label: 'b', nb_requests: 0 },
  ]);
  const [a, b] = dropSketches(addProcessedMetrics(table, processedMetricsOf(percentileNames, []))).rows;
  const { p50_response_time: p50, p99_response_time: p99, ...rest } = a?.columns ?? {};
  expect([Number(p50) / 0.5, Number(p99) / 0.99].map((ratio) => Math.abs(ratio - 1) <= 0.011)).toEqual([true, true]);
  expect(Object.keys(rest)).not.toContain('sketch_response_time');
  expect(b?.columns).toEqual({ label: 'b', nb_requests: 0 });
});
