import { expect, test } from 'vitest';
import { DataTable } from '@shared/datatable/DataTable';
import type { Columns } from '@shared/datatable/Row';
import { makeTranslate } from '@shared/i18n/translate';
import { coreMetric, coreMetrics, goalMetrics } from '@shared/metrics/coreMetrics';
import { isMetric } from '@shared/metrics/metricInfo';
import { addProcessedMetrics, processedMetricsOf } from '@shared/metrics/processedMetrics';

/** Matomo's numbers; a product's revenue is `item_revenue` here, since 9 is revenue, too. */
const ids: Readonly<Record<number, string>> = {
  ...{ 1: 'nb_uniq_visitors', 2: 'nb_visits', 3: 'nb_actions', 4: 'max_actions', 5: 'sum_visit_length' },
  ...{ 6: 'bounce_count', 7: 'nb_visits_converted', 8: 'nb_conversions', 9: 'revenue', 10: 'goals' },
  ...{ 11: 'sum_daily_nb_uniq_visitors', 12: 'nb_hits', 13: 'sum_time_spent', 14: 'exit_nb_uniq_visitors' },
  ...{ 15: 'exit_nb_visits', 16: 'sum_daily_exit_nb_uniq_visitors', 17: 'entry_nb_uniq_visitors' },
  ...{ 18: 'sum_daily_entry_nb_uniq_visitors', 19: 'entry_nb_visits', 20: 'entry_nb_actions' },
  ...{ 21: 'entry_sum_visit_length', 22: 'entry_bounce_count', 23: 'item_revenue', 24: 'quantity', 25: 'price' },
  ...{ 26: 'orders', 27: 'price_viewed', 28: 'site_search_has_no_result', 29: 'nb_hits_following_search' },
  ...{ 30: 'sum_time_generation', 31: 'nb_hits_with_time_generation', 32: 'min_time_generation' },
  ...{ 33: 'max_time_generation', 34: 'nb_events', 35: 'sum_event_value', 36: 'min_event_value' },
  ...{ 37: 'max_event_value', 38: 'nb_events_with_value', 39: 'nb_users', 40: 'sum_daily_nb_users' },
  ...{ 41: 'nb_impressions', 42: 'nb_interactions', 43: 'nb_uniq_fingerprints', 1090: 'sum_bandwidth' },
  ...{ 1091: 'min_bandwidth', 1092: 'max_bandwidth', 1093: 'nb_hits_with_bandwidth' },
};

const goalIds = [
  ...['nb_conversions', 'revenue', 'nb_visits_converted', 'revenue_subtotal', 'revenue_tax', 'revenue_shipping'],
  ...['revenue_discount', 'items', 'nb_conv_pages_before', 'nb_conversions_attrib', 'nb_conversions_page_rate'],
  ...['nb_conversions_page_uniq', 'nb_conversions_entry_rate', 'revenue_per_entry', 'revenue_attrib'],
  ...['nb_conversions_entry', 'revenue_entry'],
];

test('metrics have Matomo’s numbers', () => {
  const numbered = coreMetrics.filter(({ id }) => id !== null);
  expect(Object.fromEntries(numbered.map(({ id, name }) => [id, name]))).toEqual(ids);
  expect(goalMetrics.map(({ id, name }) => [id, name])).toEqual(goalIds.map((name, i) => [i + 1, name]));
});

test('the smallest, the largest and sketches are not added', () => {
  const others = coreMetrics.filter(({ aggregation }) => aggregation !== 'sum').map(({ name }) => name);
  expect(others.every((name) => /^(min|max|first|last|sketch)_/.test(name))).toBe(true);
  expect(coreMetrics.filter(({ name }) => /^(min|max|first|last|sketch)_/.test(name)).map(({ name }) => name)).toEqual(
    others,
  );
  expect(coreMetric('min_time_server')?.aggregation).toBe('min');
});

test('metrics of goals have names for people, too', () => {
  const translate = makeTranslate('en');
  const texts = goalMetrics.flatMap(({ label, documentation }) => [label, documentation]);
  expect(texts.filter((key) => !translate.has(key))).toEqual([]);
});

/** Every processed metric: the columns it is made of, those of the report, and what comes out. */
const formulas: [name: string, columns: Columns, expected: number, reportMetrics?: string[]][] = [
  ['nb_actions_per_visit', { nb_actions: 10, nb_visits: 3 }, 3.3],
  ['avg_time_on_site', { sum_visit_length: 100, nb_visits: 3 }, 33],
  ['bounce_rate', { bounce_count: 2, nb_visits: 3 }, 0.67],
  ['bounce_rate', { entry_bounce_count: 1, entry_nb_visits: 3, nb_visits: 9 }, 0.33, ['entry_bounce_count']],
  ['exit_rate', { exit_nb_visits: 2, nb_visits: 3 }, 0.67],
  ['avg_time_on_page', { sum_time_spent: 95, nb_hits: 10 }, 10],
  ['avg_time_generation', { sum_time_generation: 1, nb_hits_with_time_generation: 3 }, 0.333],
  ...['network', 'server', 'transfer', 'dom_processing', 'dom_completion', 'on_load'].map(
    (part): (typeof formulas)[number] => [
      `avg_time_${part}`,
      { [`sum_time_${part}`]: 2, [`nb_hits_with_time_${part}`]: 3 },
      0.667,
    ],
  ),
  ['avg_bandwidth', { sum_bandwidth: 1000, nb_hits_with_bandwidth: 3 }, 333],
  ['conversion_rate', { nb_visits_converted: 11, nb_visits: 12 }, 0.9167],
  ['conversion_rate', { orders: 1, nb_visits: 3 }, 0.3333, ['quantity']],
  ['conversion_rate', { abandoned_carts: 2, nb_visits: 3 }, 0.6667, ['abandoned_carts']],
  ['revenue_per_visit', { revenue: 10, nb_visits: 3 }, 3.33],
  ['avg_order_revenue', { revenue: 10, nb_conversions: 4 }, 2.5],
  ['avg_price', { price: 10, orders: 3 }, 3.33],
  ['avg_price', { price: 10, abandoned_carts: 4 }, 2.5, ['abandoned_carts']],
  ['avg_quantity', { quantity: 5, orders: 2 }, 2.5],
  ['avg_quantity', { quantity: 5, abandoned_carts: 4 }, 1.3, ['quantity', 'abandoned_carts']],
  ['avg_event_value', { sum_event_value: 10, nb_events_with_value: 3 }, 3.33],
  ['interaction_rate', { nb_interactions: 1, nb_impressions: 8 }, 0.125],
  ['nb_pages_per_search', { nb_hits: 5, nb_visits: 2 }, 2.5],
  ['nb_visits_percentage', { nb_visits: 3 }, 1],
];

test.each(formulas)('%s', (name, columns, expected, reportMetrics = []) => {
  const [metric] = processedMetricsOf([name], reportMetrics);
  const table = addProcessedMetrics(DataTable.fromRows([columns]), metric ? [metric] : []);
  expect(table.rows[0]?.columns[name]).toBe(expected);
});

test.each([
  ['nb_visits', true],
  ['goal_2_revenue', true],
  ['goal_ecommerceOrder_items', true],
  ['nb_visits_evolution', true],
  ['conversion_rate', true],
  ['mood', false],
  ['mood_evolution', false],
  ['mood_percent', false],
])('%s: one of the core’s metrics? %s', (name, expected) => {
  expect(isMetric(name)).toBe(expected);
});
