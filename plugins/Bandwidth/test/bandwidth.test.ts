import { DataTable, type DayLogs } from 'heartwood/sdk';
import { dayLogs } from 'heartwood/testing';
import { expect, it } from 'vitest';
import archiver from '../archiver';
import hooks from '../hooks';
import { nameMetrics } from '../reports';

const bytesByType = new Map([
  [1, 500],
  [3, 70],
  [8, 9],
]);
const queryActionsByDimension: DayLogs['queryActionsByDimension'] = () =>
  [...bytesByType].map(([type, bytes]) => ({ values: [type], metrics: { sum_bandwidth: bytes } }));

it('adds up the bytes of pages, of downloads and of all', () => {
  expect(archiver.aggregateDay(dayLogs([], [], { queryActionsByDimension }))).toEqual({
    Bandwidth_nb_total_overall: 579,
    Bandwidth_nb_total_pageurl: 500,
    Bandwidth_nb_total_download: 70,
  });
  expect(archiver.aggregateDay(dayLogs([])).Bandwidth_nb_total_overall).toBe(0);
});

it('names the sums as Matomo does', () => {
  const { rows } = nameMetrics(DataTable.simple({ Bandwidth_nb_total_overall: 579, Bandwidth_nb_total_pageurl: 500 }));
  expect(rows[0]?.columns).toEqual({
    nb_total_overall_bandwidth: 579,
    nb_total_pageurl_bandwidth: 500,
    nb_total_download_bandwidth: 0,
  });
});

it('adds columns to reports on pages and downloads', () => {
  const entries = ['getDownloads', 'getOutlinks'].map((method) => ({
    plugin: 'Actions',
    report: { method, metrics: [] } as never,
  }));
  const [downloads, outlinks] = hooks['Report.filterReports']?.(entries, undefined) ?? [];
  expect(downloads?.report.metrics).toContain('sum_bandwidth');
  expect(outlinks).toBe(entries[1]);
});
