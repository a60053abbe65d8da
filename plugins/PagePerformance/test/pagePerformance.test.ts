import { DataTable } from 'heartwood/sdk';
import { dayLogs } from 'heartwood/testing';
import { expect, it } from 'vitest';
import archiver from '../archiver';
import hooks from '../hooks';
import { nameMetrics } from '../reports';

it('adds up what was measured of page views', () => {
  const metrics = { nb_hits: 3, sum_time_server: 1.5, nb_hits_with_time_server: 2 };
  const day = archiver.aggregateDay(dayLogs([], [], { queryActionsByDimension: () => [{ values: [], metrics }] }));
  expect(day.PagePerformance_servery_time).toBe(1.5);
  expect(day.PagePerformance_servery_hits).toBe(2);
  expect(day.PagePerformance_network_hits).toBe(0);
});

it('shows only what was measured, as metrics of pages are called', () => {
  const row = { PagePerformance_servery_time: 1.5, PagePerformance_servery_hits: 2, PagePerformance_onload_hits: 0 };
  expect(nameMetrics(DataTable.simple(row)).rows[0]?.columns).toEqual({
    sum_time_server: 1.5,
    nb_hits_with_time_server: 2,
  });
  expect(nameMetrics(DataTable.simple({ PagePerformance_servery_hits: 0 })).rowCount).toBe(0);
});

it('adds columns to reports on pages, and to no others', () => {
  const report = { method: 'getPageUrls', metrics: ['nb_hits'] } as never;
  const other = { method: 'getOutlinks', metrics: ['nb_hits'] } as never;
  const entries = [report, other].map((of) => ({ plugin: 'Actions', report: of }));
  const [pages, outlinks] = hooks['Report.filterReports']?.(entries, undefined) ?? [];
  expect(pages?.report.metrics).toContain('max_time_generation');
  expect(pages?.report.processedMetrics).toContain('avg_page_load_time');
  expect(outlinks).toBe(entries[1]);
});
