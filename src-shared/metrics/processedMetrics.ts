import { sumColumns, type DataTable } from '../datatable/DataTable';
import { mapColumns } from '../datatable/derive';
import { copyCells, type Columns } from '../datatable/Row';
import { quantileOf } from '../sketch/quantileSketch';
import type { Metric, MetricType } from './coreMetrics';
import { quotient, round } from './round';

/** A metric that is worked out when a report is served, never stored. */
export interface ProcessedMetric extends Metric {
  /** Columns it is worked out from. */
  dependsOn: readonly string[];
  /** It is a share: `compute` wants the sums of all rows of the first level. */
  usesTotals?: boolean;
  /** undefined where it can't be told. */
  compute: (columns: Columns, totals: Columns) => number | undefined;
}

/** numerator, denominator, decimal places, type */
type Ratio = readonly [numerator: string, denominator: string, places: number, type: MetricType];

const loadParts = ['network', 'server', 'transfer', 'dom_processing', 'dom_completion', 'on_load'];

const ratios: Readonly<Record<string, Ratio>> = {
  nb_actions_per_visit: ['nb_actions', 'nb_visits', 1, 'float'],
  avg_time_on_site: ['sum_visit_length', 'nb_visits', 0, 'duration_s'],
  bounce_rate: ['bounce_count', 'nb_visits', 2, 'percent'],
  exit_rate: ['exit_nb_visits', 'nb_visits', 2, 'percent'],
  avg_time_on_page: ['sum_time_spent', 'nb_hits', 0, 'duration_s'],
  avg_time_generation: ['sum_time_generation', 'nb_hits_with_time_generation', 3, 'duration_s'],
  avg_response_time: ['sum_response_time', 'nb_requests', 6, 'duration_s'],
  avg_bandwidth: ['sum_bandwidth', 'nb_hits_with_bandwidth', 0, 'byte'],
  conversion_rate: ['nb_visits_converted', 'nb_visits', 4, 'percent'],
  revenue_per_visit: ['revenue', 'nb_visits', 2, 'money'],
  avg_order_revenue: ['revenue', 'nb_conversions', 2, 'money'],
  avg_price: ['price', 'orders', 2, 'money'],
  avg_quantity: ['quantity', 'orders', 1, 'float'],
  avg_event_value: ['sum_event_value', 'nb_events_with_value', 2, 'float'],
  interaction_rate: ['nb_interactions', 'nb_impressions', 4, 'percent'],
  nb_pages_per_search: ['nb_hits', 'nb_visits', 1, 'float'],
  ...Object.fromEntries(
    loadParts.map((part): [string, Ratio] => [
      `avg_time_${part}`,
      [`sum_time_${part}`, `nb_hits_with_time_${part}`, 3, 'duration_s'],
    ]),
  ),
};

/** The same names mean visits that began on a page where a report is about pages. */
const pageRatios: Readonly<Record<string, Ratio>> = {
  bounce_rate: ['entry_bounce_count', 'entry_nb_visits', 2, 'percent'],
};

/** And orders where a report is about products, or carts where it is about those left there. */
const productRatios: Readonly<Record<string, Ratio>> = {
  conversion_rate: ['orders', 'nb_visits', 4, 'percent'],
};
const cartRatios: Readonly<Record<string, Ratio>> = {
  conversion_rate: ['abandoned_carts', 'nb_visits', 4, 'percent'],
  avg_price: ['price', 'abandoned_carts', 2, 'money'],
  avg_quantity: ['quantity', 'abandoned_carts', 1, 'float'],
};

const visitsPercentage: ProcessedMetric = {
  ...describe('nb_visits_percentage', 'percent'),
  dependsOn: ['nb_visits'],
  usesTotals: true,
  compute: (columns, totals) => quotient(toNumber(columns.nb_visits), toNumber(totals.nb_visits), 2),
};

const averageLoadTime: ProcessedMetric = {
  ...describe('avg_page_load_time', 'duration_s'),
  dependsOn: loadParts.flatMap((part) => [`sum_time_${part}`, `nb_hits_with_time_${part}`]),
  compute(columns) {
    const measured = loadParts.filter((part) => !isUnmeasured(columns, `nb_hits_with_time_${part}`));
    const averages = measured.map((part) => divide(columns, `sum_time_${part}`, `nb_hits_with_time_${part}`, 3));
    return averages.length === 0
      ? undefined
      : round(
          averages.reduce((sum, average) => sum + average, 0),
          3,
        );
  },
};

/** The time that so many percent of the requests did not take longer than. */
const percentiles = [50, 90, 95, 99].map((percent): ProcessedMetric => ({
  ...describe(`p${percent}_response_time`, 'duration_s'),
  dependsOn: ['sketch_response_time', 'min_response_time', 'max_response_time'],
  compute: (columns) => percentileOf(columns, percent),
}));

/** The names of the percentiles of response times. */
export const percentileNames: readonly string[] = percentiles.map(({ name }) => name);

/** In seconds. A sketch is right within a percent; that no value lies beyond the shortest and the longest is known exactly. */
function percentileOf(columns: Columns, percent: number): number | undefined {
  const sketch = columns.sketch_response_time;
  const microseconds = typeof sketch === 'string' ? quantileOf(sketch, percent / 100) : null;
  if (microseconds === null) return undefined;
  const { min_response_time: min, max_response_time: max } = columns;
  const seconds = Math.max(microseconds / 1e6, toNumber(min));
  return round(typeof max === 'number' ? Math.min(seconds, max) : seconds, 6);
}

/** The processed metrics with these names for a report that has these metrics; names without a formula are left out. */
export function processedMetricsOf(names: readonly string[], reportMetrics: readonly string[]): ProcessedMetric[] {
  const own = ownRatios(reportMetrics);
  return names.flatMap((name) => {
    if (name === averageLoadTime.name) return [averageLoadTime];
    if (name === visitsPercentage.name) return [visitsPercentage];
    const percentile = percentiles.find((metric) => metric.name === name);
    if (percentile) return [percentile];
    const ratio = ratioOf(own, name) ?? findRatio(name);
    return ratio ? [fromRatio(name, ratio)] : [];
  });
}

/** Numbers of new and of returning visitors alone, or of their visits, end in what they are of; what is worked out from them, too. */
export const visitorSuffix = /_(?:new|returning)(?:_visit)?$/;

function findRatio(name: string): Ratio | undefined {
  const suffix = visitorSuffix.exec(name)?.[0] ?? '';
  const ratio = ratioOf(ratios, name.slice(0, name.length - suffix.length));
  return ratio && [ratio[0] + suffix, ratio[1] + suffix, ratio[2], ratio[3]];
}

/** Names come from requests: one that every object answers to, such as __proto__, is no metric. */
function ratioOf(known: Readonly<Record<string, Ratio>>, name: string): Ratio | undefined {
  return Object.hasOwn(known, name) ? known[name] : undefined;
}

function ownRatios(reportMetrics: readonly string[]): Readonly<Record<string, Ratio>> {
  if (reportMetrics.includes('entry_bounce_count')) return pageRatios;
  if (reportMetrics.includes('abandoned_carts')) return cartRatios;
  return reportMetrics.includes('quantity') ? productRatios : {};
}

/** Is there a formula for it? */
export function isProcessedMetric(name: string): boolean {
  return processedMetricsOf([name], []).length > 0;
}

/** The type of a processed metric by its name. */
export function processedMetricType(name: string): MetricType | undefined {
  if (name === averageLoadTime.name || percentileNames.includes(name)) return 'duration_s';
  if (/_(percent|percentage|evolution|conversion_rate)$/.test(name)) return 'percent';
  return findRatio(name)?.[3];
}

/** Adds processed metrics to the rows of every level; a column that is there already is kept. */
export function addProcessedMetrics(table: DataTable, metrics: readonly ProcessedMetric[]): DataTable {
  if (metrics.length === 0) return table;
  const totals = metrics.some(({ usesTotals }) => usesTotals) ? sumOfRows(table) : {};
  return mapColumns(table, (columns) => {
    const result = copyCells(columns);
    for (const { name, compute } of metrics) {
      const value = columns[name] === undefined ? compute(columns, totals) : undefined;
      if (value !== undefined) result[name] = value;
    }
    return result;
  });
}

function sumOfRows(table: DataTable): Columns {
  const totals: Columns = {};
  for (const row of table) sumColumns(totals, row.columns);
  return totals;
}

function fromRatio(name: string, [numerator, denominator, places, type]: Ratio): ProcessedMetric {
  return {
    ...describe(name, type),
    dependsOn: [numerator, denominator],
    compute: (columns) =>
      isUnmeasured(columns, denominator) ? undefined : divide(columns, numerator, denominator, places),
  };
}

/** Sizes and times are not known of every hit: where none has one, there is no average. */
function isUnmeasured(columns: Columns, denominator: string): boolean {
  return denominator.startsWith('nb_hits_with_') && columns[denominator] === undefined;
}

function describe(name: string, type: MetricType): Metric {
  const words = name.split('_').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const label = `General_Column${words.join('')}`;
  return { name, type, label, documentation: `${label}Documentation` };
}

function divide(columns: Columns, numerator: string, denominator: string, places: number): number {
  return quotient(toNumber(columns[numerator]), toNumber(columns[denominator]), places);
}

function toNumber(value: Columns[string] | undefined): number {
  return typeof value === 'number' ? value : 0;
}
