import type { Aggregation, Aggregations } from '../datatable/DataTable';

/**
 * What a metric's number means; the names are those of Matomo's report metadata. `datetime` is ours: stored as unix time,
 * answered as the site's date and clock, `2015-05-17 10:05:03`.
 */
export type MetricType = 'number' | 'float' | 'percent' | 'money' | 'duration_s' | 'byte' | 'bool' | 'datetime';

export interface Metric {
  name: string;
  type: MetricType;
  /** Translation keys: the column heading, and one sentence about it. */
  label: string;
  documentation: string;
}

export interface CoreMetric extends Metric {
  /** Matomo's number for the column in stored tables; metrics without one are stored by name. */
  id: number | null;
  aggregation: Aggregation;
  unit:
    | 'visitors'
    | 'visits'
    | 'actions'
    | 'seconds'
    | 'bytes'
    | 'money'
    | 'conversions'
    | 'items'
    | 'requests'
    | 'count'
    | 'moment';
}

type Unit = CoreMetric['unit'];
type Shape = Pick<CoreMetric, 'unit' | 'type' | 'aggregation'>;

function metric(id: number | null, name: string, shape: Shape): CoreMetric {
  const words = name.split('_').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const label = `General_Column${words.join('')}`;
  return { id, name, ...shape, label, documentation: `${label}Documentation` };
}

const sum = 'sum';
const count = (id: number | null, name: string, unit: Unit): CoreMetric =>
  metric(id, name, { unit, type: 'number', aggregation: sum });
const time = (id: number | null, name: string, aggregation: Aggregation = sum): CoreMetric =>
  metric(id, name, { unit: 'seconds', type: 'duration_s', aggregation });
const money = (id: number | null, name: string): CoreMetric =>
  metric(id, name, { unit: 'money', type: 'money', aggregation: sum });
const bytes = (id: number | null, name: string, aggregation: Aggregation): CoreMetric =>
  metric(id, name, { unit: 'bytes', type: 'byte', aggregation });
const float = (id: number | null, name: string, aggregation: Aggregation): CoreMetric =>
  metric(id, name, { unit: 'count', type: 'float', aggregation });
const moment = (name: string, aggregation: Aggregation): CoreMetric =>
  metric(null, name, { unit: 'moment', type: 'datetime', aggregation });

/** Every metric that the core knows: name, id in storage, unit, type, and how it sums. */
export const coreMetrics: readonly CoreMetric[] = [
  count(1, 'nb_uniq_visitors', 'visitors'),
  count(2, 'nb_visits', 'visits'),
  count(3, 'nb_actions', 'actions'),
  metric(4, 'max_actions', { unit: 'actions', type: 'number', aggregation: 'max' }),
  time(5, 'sum_visit_length'),
  count(6, 'bounce_count', 'visits'),
  count(7, 'nb_visits_converted', 'visits'),
  count(8, 'nb_conversions', 'conversions'),
  money(9, 'revenue'),
  count(10, 'goals', 'count'),
  count(11, 'sum_daily_nb_uniq_visitors', 'visitors'),
  count(12, 'nb_hits', 'actions'),
  time(13, 'sum_time_spent'),
  count(14, 'exit_nb_uniq_visitors', 'visitors'),
  count(15, 'exit_nb_visits', 'visits'),
  count(16, 'sum_daily_exit_nb_uniq_visitors', 'visitors'),
  count(17, 'entry_nb_uniq_visitors', 'visitors'),
  count(18, 'sum_daily_entry_nb_uniq_visitors', 'visitors'),
  count(19, 'entry_nb_visits', 'visits'),
  count(20, 'entry_nb_actions', 'actions'),
  time(21, 'entry_sum_visit_length'),
  count(22, 'entry_bounce_count', 'visits'),
  money(23, 'item_revenue'),
  count(24, 'quantity', 'items'),
  money(25, 'price'),
  count(26, 'orders', 'count'),
  money(27, 'price_viewed'),
  count(28, 'site_search_has_no_result', 'actions'),
  count(29, 'nb_hits_following_search', 'actions'),
  time(30, 'sum_time_generation'),
  count(31, 'nb_hits_with_time_generation', 'actions'),
  time(32, 'min_time_generation', 'min'),
  time(33, 'max_time_generation', 'max'),
  count(34, 'nb_events', 'actions'),
  float(35, 'sum_event_value', 'sum'),
  float(36, 'min_event_value', 'min'),
  float(37, 'max_event_value', 'max'),
  count(38, 'nb_events_with_value', 'actions'),
  count(39, 'nb_users', 'visitors'),
  count(40, 'sum_daily_nb_users', 'visitors'),
  count(41, 'nb_impressions', 'actions'),
  count(42, 'nb_interactions', 'actions'),
  count(43, 'nb_uniq_fingerprints', 'visitors'),
  bytes(1090, 'sum_bandwidth', 'sum'),
  bytes(1091, 'min_bandwidth', 'min'),
  bytes(1092, 'max_bandwidth', 'max'),
  count(1093, 'nb_hits_with_bandwidth', 'actions'),
  ...['network', 'server', 'transfer', 'dom_processing', 'dom_completion', 'on_load'].flatMap((part) => [
    time(null, `sum_time_${part}`),
    count(null, `nb_hits_with_time_${part}`, 'actions'),
    time(null, `min_time_${part}`, 'min'),
    time(null, `max_time_${part}`, 'max'),
  ]),
  count(null, 'nb_requests', 'requests'),
  count(null, 'nb_clients', 'visitors'),
  time(null, 'sum_response_time'),
  time(null, 'min_response_time', 'min'),
  time(null, 'max_response_time', 'max'),
  // Of microseconds; percentiles are read from it, and answers leave it out.
  time(null, 'sketch_response_time', 'sketch'),
  count(null, 'nb_pageviews', 'actions'),
  count(null, 'nb_uniq_pageviews', 'actions'),
  count(null, 'nb_downloads', 'actions'),
  count(null, 'nb_uniq_downloads', 'actions'),
  count(null, 'nb_outlinks', 'actions'),
  count(null, 'nb_uniq_outlinks', 'actions'),
  count(null, 'nb_searches', 'actions'),
  count(null, 'nb_keywords', 'count'),
  count(null, 'abandoned_carts', 'count'),
  money(null, 'ecommerce_revenue'),
  ...['overall', 'pageurl', 'download'].map((part) => bytes(null, `nb_total_${part}_bandwidth`, sum)),
  count(null, 'nb_errors', 'actions'),
  moment('first_seen', 'min'),
  moment('last_seen', 'max'),
];

/** Columns of one goal inside `goals`, with Matomo's numbers. */
export const goalMetrics: readonly CoreMetric[] = [
  count(1, 'nb_conversions', 'conversions'),
  money(2, 'revenue'),
  count(3, 'nb_visits_converted', 'visits'),
  money(4, 'revenue_subtotal'),
  money(5, 'revenue_tax'),
  money(6, 'revenue_shipping'),
  money(7, 'revenue_discount'),
  count(8, 'items', 'items'),
  count(9, 'nb_conv_pages_before', 'actions'),
  metric(10, 'nb_conversions_attrib', { unit: 'conversions', type: 'float', aggregation: sum }),
  metric(11, 'nb_conversions_page_rate', { unit: 'conversions', type: 'percent', aggregation: sum }),
  count(12, 'nb_conversions_page_uniq', 'conversions'),
  metric(13, 'nb_conversions_entry_rate', { unit: 'conversions', type: 'percent', aggregation: sum }),
  money(14, 'revenue_per_entry'),
  money(15, 'revenue_attrib'),
  count(16, 'nb_conversions_entry', 'conversions'),
  money(17, 'revenue_entry'),
];

const byName = new Map(coreMetrics.map((metric) => [metric.name, metric]));
const nameById = new Map(
  coreMetrics.flatMap((metric) => (metric.id === null ? [] : [[metric.id, metric.name] as const])),
);
const goalMetricByName = new Map(goalMetrics.map((metric) => [metric.name, metric]));
const goalNameById = new Map(goalMetrics.map(({ id, name }) => [id, name]));

export function coreMetric(name: string): CoreMetric | undefined {
  return byName.get(name);
}

export function metricId(name: string): number | null {
  return byName.get(name)?.id ?? null;
}

export function metricNameById(id: number): string | undefined {
  return nameById.get(id);
}

export function goalMetric(name: string): CoreMetric | undefined {
  return goalMetricByName.get(name);
}

export function goalMetricId(name: string): number | null {
  return goalMetricByName.get(name)?.id ?? null;
}

export function goalMetricNameById(id: number): string | undefined {
  return goalNameById.get(id);
}

/** How core metrics sum over days, where it is not by adding. A record's own declaration goes before. */
export const coreAggregations: Aggregations = Object.fromEntries(
  coreMetrics.filter((metric) => metric.aggregation !== 'sum').map((metric) => [metric.name, metric.aggregation]),
);
