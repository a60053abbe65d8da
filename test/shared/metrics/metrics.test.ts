import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DataTable } from '@shared/datatable/DataTable';
import type { Columns } from '@shared/datatable/Row';
import { makeTranslate } from '@shared/i18n/translate';
import { coreMetrics, goalMetricId, metricId, metricNameById } from '@shared/metrics/coreMetrics';
import { formatMetrics, type FormatMode } from '@shared/metrics/formatMetrics';
import { metricInfo } from '@shared/metrics/metricInfo';
import { prettyBytes, prettyMoney, prettyPercent, prettyTime } from '@shared/metrics/pretty';
import { addProcessedMetrics, processedMetricsOf } from '@shared/metrics/processedMetrics';
import { quotient, round } from '@shared/metrics/round';

test.each([
  [0.125, 2, 0.13],
  [-0.125, 2, -0.13],
  [1.005, 2, 1.01],
  [2.5, 0, 3],
  [-2.5, 0, -3],
  [1 / 3, 4, 0.3333],
  [0.285, 2, 0.29],
  [1e15, 2, 1e15],
  [Number.NaN, 2, 0],
])('round(%d, %i) is %d', (value, places, expected) => {
  expect(round(value, places)).toBe(expected);
});

test('a quotient by nothing is 0', () => {
  expect([quotient(5, 0, 2), quotient(1, 3, 2)]).toEqual([0, 0.33]);
});

describe('core metrics', () => {
  test('names and ids are unique, and lead to each other', () => {
    expect(new Set(coreMetrics.map(({ name }) => name)).size).toBe(coreMetrics.length);
    for (const { id, name } of coreMetrics) if (id !== null) expect(metricNameById(id)).toBe(name);
    expect([
      metricId('nb_visits'),
      metricId('sum_bandwidth'),
      metricId('nb_pageviews'),
      goalMetricId('revenue'),
    ]).toEqual([2, 1090, null, 2]);
  });

  test('each has a name for people', () => {
    const translate = makeTranslate('en');
    expect(coreMetrics.filter(({ label }) => !translate.has(label)).map(({ name }) => name)).toEqual([]);
  });
});

const compute = (names: string[], columns: Columns, reportMetrics: string[] = []): Columns => {
  const table = addProcessedMetrics(DataTable.fromRows([columns]), processedMetricsOf(names, reportMetrics));
  return table.rows[0]?.columns ?? {};
};

describe('processed metrics', () => {
  test('of visits', () => {
    const visits = {
      nb_visits: 3,
      nb_actions: 10,
      sum_visit_length: 100,
      bounce_count: 2,
      nb_visits_converted: 1,
      revenue: 10,
    };
    const names = ['nb_actions_per_visit', 'avg_time_on_site', 'bounce_rate', 'conversion_rate', 'revenue_per_visit'];
    expect(compute(names, visits)).toEqual({
      ...visits,
      nb_actions_per_visit: 3.3,
      avg_time_on_site: 33,
      bounce_rate: 0.67,
      conversion_rate: 0.3333,
      revenue_per_visit: 3.33,
    });
  });

  test('of pages: those that began there bounce', () => {
    const page = {
      nb_visits: 8,
      nb_hits: 10,
      sum_time_spent: 95,
      entry_nb_visits: 4,
      entry_bounce_count: 1,
      exit_nb_visits: 2,
    };
    const names = ['avg_time_on_page', 'bounce_rate', 'exit_rate'];
    expect(compute(names, page, ['entry_bounce_count'])).toMatchObject({
      avg_time_on_page: 10,
      bounce_rate: 0.25,
      exit_rate: 0.25,
    });
  });

  test('without visits all is 0; a column that is there is kept; unknown names are left out', () => {
    expect(compute(['bounce_rate', 'exit_rate', 'mood'], { label: 'x', exit_rate: 0.5 })).toEqual({
      label: 'x',
      exit_rate: 0.5,
      bounce_rate: 0,
    });
  });

  test('the load time is the sum of the averages', () => {
    const columns = {
      sum_time_server: 3,
      nb_hits_with_time_server: 2,
      sum_time_network: 1,
      nb_hits_with_time_network: 4,
    };
    expect(compute(['avg_page_load_time'], columns)).toMatchObject({ avg_page_load_time: 1.75 });
  });
});

describe('formatMetrics', () => {
  const columns = {
    label: 'a',
    nb_visits: 1500,
    sum_visit_length: 125,
    revenue: 5,
    bounce_rate: 0.48,
    conversion_rate: 0.3333,
    avg_time_on_site: 61,
  };
  const processed = ['bounce_rate', 'conversion_rate', 'avg_time_on_site'];
  test.each<[FormatMode, Columns]>([
    ['0', {}],
    ['bc', { bounce_rate: '48%', conversion_rate: '33.33%' }],
    ['1', { bounce_rate: '48%', conversion_rate: '33.33%', avg_time_on_site: '1 min 1s' }],
    [
      'all',
      {
        bounce_rate: '48%',
        conversion_rate: '33.33%',
        avg_time_on_site: '1 min 1s',
        sum_visit_length: '2 min 5s',
        revenue: '€5',
      },
    ],
  ])('%s', (mode, changes) => {
    const table = formatMetrics(DataTable.fromRows([columns]), { mode, processed, currency: 'EUR', timezone: 'UTC' });
    expect(table.rows[0]?.columns).toEqual({ ...columns, ...changes });
  });

  test.each<FormatMode>(['0', 'bc', '1', 'all'])('%s tells moments on the clock of the site', (mode) => {
    const moments = DataTable.fromRows([
      { label: 'a', first_seen: Date.UTC(2015, 4, 17, 20, 5, 3) / 1000, last_seen: 0 },
    ]);
    const table = formatMetrics(moments, { mode, processed: [], currency: 'EUR', timezone: 'Asia/Kolkata' });
    expect(table.rows[0]?.columns).toEqual({ label: 'a', first_seen: '2015-05-18 01:35:03', last_seen: '' });
  });
});

test('numbers as people write them', () => {
  expect([0, 0.25, 59, 60, 61, 3600, 3725, 86_400, 90_000, 31_536_000, -61].map(prettyTime)).toEqual([
    '0s',
    '0.25s',
    '59s',
    '1 min 0s',
    '1 min 1s',
    '1 hours 0 min',
    '1 hours 2 min',
    '1 days 0 hours',
    '1 days 1 hours',
    '1 years 0 days',
    '-1 min 1s',
  ]);
  expect([0, 0.4768, 1, 0.33333].map(prettyPercent)).toEqual(['0%', '47.68%', '100%', '33.33%']);
  expect([prettyMoney(12.5, 'USD'), prettyMoney(12, 'EUR'), prettyMoney(1, 'nope')]).toEqual([
    '$12.50',
    '€12',
    'nope 1',
  ]);
  expect([0, 1023, 1536, 5 * 1024 ** 3].map(prettyBytes)).toEqual(['0 B', '1023 B', '1.5 KB', '5 GB']);
});

describe('metricInfo', () => {
  const translate = makeTranslate('en', {
    Weather_nb_drops: 'Drops',
    Weather_nb_dropsDocumentation: 'Falling.',
    Weather_ColumnWindSpeed: 'Wind',
  });
  test.each([
    ['nb_visits', 'Visits', 'number'],
    ['nb_drops', 'Drops', 'number'],
    ['Weather_nb_drops', 'Drops', 'number'],
    ['wind_speed', 'Wind', 'number'],
    ['mood', 'mood', 'number'],
    ['Actions_nb_pageviews', 'Page views', 'number'],
    ['bounce_rate', 'Bounce rate', 'percent'],
    ['Referrers_x_percent', 'Referrers_x_percent', 'percent'],
    ['sum_visit_length', 'Total time of visits', 'duration_s'],
  ])('%s', (name, label, type) => {
    expect(metricInfo(name, 'Weather', translate)).toMatchObject({ label, type });
  });

  test('sentences come along', () => {
    expect(metricInfo('nb_drops', 'Weather', translate).documentation).toBe('Falling.');
    expect(metricInfo('mood', 'Weather', translate).documentation).toBe('');
  });
});

test('round stays within half a step of the number', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.integer({ min: 0, max: 4 }), (value, places) => {
      expect(Math.abs(round(value, places) - value)).toBeLessThanOrEqual(0.5 * 10 ** -places + 1e-6);
    }),
  );
});

test('nb_visits_percentage is a share of all rows; products convert by orders', () => {
  const table = DataTable.fromRows([
    { label: 'a', nb_visits: 3, orders: 1, quantity: 2 },
    { label: 'b', nb_visits: 1, orders: 0, quantity: 0 },
  ]);
  const metrics = processedMetricsOf(['nb_visits_percentage', 'conversion_rate'], ['nb_visits', 'orders', 'quantity']);
  expect(addProcessedMetrics(table, metrics).rows.map(({ columns }) => columns)).toMatchObject([
    { nb_visits_percentage: 0.75, conversion_rate: 0.3333 },
    { nb_visits_percentage: 0.25, conversion_rate: 0 },
  ]);
});

test.each([
  ['goal_1_revenue', 'Revenue (goal 1)', 'money'],
  ['goal_2_conversion_rate', 'Conversion rate (goal 2)', 'percent'],
  ['goal_ecommerceOrder_nb_conversions', 'Conversions (goal ecommerceOrder)', 'number'],
])('%s is %s, %s', (name, label, type) => {
  expect(metricInfo(name, 'Goals', makeTranslate('en'))).toMatchObject({ name, label, type });
});
