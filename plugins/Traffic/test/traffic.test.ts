import type { DataTable, LogGroup } from 'heartwood/sdk';
import { dayLogs } from 'heartwood/testing';
import { expect, it } from 'vitest';
import archiver from '../archiver';
import { toHotlinker } from '../hotlinks';

it.each([
  ['forum.example', 'forum.example'],
  ['example.com', null],
  ['www.example.com', null],
  ['static.example.com', null],
  ['notexample.com', 'notexample.com'],
  [null, null],
])('%j shows files of others as %j', (host, hotlinker) => {
  expect(toHotlinker(host, ['example.com'])).toBe(hotlinker);
});

it('asks for methods, and for hotlinked files by host', () => {
  const answers: Record<string, LogGroup[]> = {
    '': [{ values: [], metrics: { nb_requests: 3, sum_bandwidth: 30, nb_clients: 2 } }],
    method: [{ values: ['GET'], metrics: { nb_requests: 3, sum_bandwidth: 30 } }],
    'referrerHost path': [
      { values: ['forum.example', '/a.png'], metrics: { nb_requests: 1, sum_bandwidth: 10, max_bandwidth: 10 } },
      { values: ['forum.example', '/b.png'], metrics: { nb_requests: 1, sum_bandwidth: 20, max_bandwidth: 20 } },
    ],
  };
  const day = archiver.aggregateDay(
    dayLogs([], [], { queryRequestsByDimension: (dimensions) => answers[dimensions.join(' ')] ?? [] }),
  );
  expect([day.Traffic_nb_requests, day.Traffic_nb_clients]).toEqual([3, 2]);
  const [row] = (day.Traffic_hotlinks as DataTable).rows;
  expect(row?.columns).toEqual({ label: 'forum.example', nb_requests: 2, sum_bandwidth: 30, max_bandwidth: 20 });
  expect(row?.subtable?.rows.map(({ label }) => label)).toEqual(['/a.png', '/b.png']);
});
