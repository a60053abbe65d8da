import { t } from '../ui/t';
import { metricTypeOf, type MetricType } from './formatMetric';
import { columnTitles, type ReportMetadata } from './ReportMetadata';

export interface Column {
  name: string;
  title: string;
  documentation: string;
  type: MetricType;
  /** Of money. */
  currency?: string | undefined;
}

/** In periods longer than a day unique visitors cannot be summed; the table then holds the sum of the days. */
const longPeriodNames: Readonly<Record<string, string>> = {
  nb_uniq_visitors: 'sum_daily_nb_uniq_visitors',
  entry_nb_uniq_visitors: 'sum_daily_entry_nb_uniq_visitors',
  exit_nb_uniq_visitors: 'sum_daily_exit_nb_uniq_visitors',
};

/**
 * Sums and counts that a report keeps to work out its averages and rates. The reader sees those instead, and can add
 * these.
 */
const secondary =
  /^(sum_|max_(?!response_time)|min_|entry_|exit_nb_|nb_hits_with_)|_count$|^nb_(users|visits_converted(_new_visit|_returning_visit)?|hits_following_search)$/;

/**
 * The declared columns that these rows have, under the name they have in this period; the one that the report is
 * sorted by unless told otherwise comes first.
 */
export function toColumns(report: ReportMetadata, rows: readonly object[]): Column[] {
  const present = new Set(rows.flatMap((row) => Object.keys(row)));
  const columns = Object.entries(columnTitles(report)).flatMap(([metric, title]) => {
    const name = present.has(metric) ? metric : (longPeriodNames[metric] ?? metric);
    return present.has(name) ? [toColumn(report, { metric, name, title })] : [];
  });
  const first = report.defaultSortColumn || 'nb_visits';
  const isFirst = (column: Column) => column.name === first;
  return [...columns.filter(isFirst), ...columns.filter((column) => !isFirst(column))];
}

function toColumn(
  report: ReportMetadata,
  { metric, name, title }: Record<'metric' | 'name' | 'title', string>,
): Column {
  const documentation = report.metricsDocumentation?.[name] ?? report.metricsDocumentation?.[metric] ?? '';
  const isDailySum = name !== metric;
  return {
    name,
    title: isDailySum ? t('table.dailySumTitle', { title }) : title,
    documentation: isDailySum ? `${documentation} ${t('table.dailySum')}`.trim() : documentation,
    type: metricTypeOf(metric, report.metricTypes),
    currency: report.currency,
  };
}

/** The parts of a page's loading: tables show what they come to. */
const loadPart = /^avg_time_(network|server|transfer|dom_processing|dom_completion|on_load|generation)$/;

/** The columns that a reader sees first. */
export function primaryColumns(report: ReportMetadata, columns: readonly Column[]): Column[] {
  const prefix = /^(entry|exit)_/.exec(report.defaultSortColumn ?? '')?.[0];
  const shown = columns.filter(
    ({ name }) =>
      name === report.defaultSortColumn ||
      (name === 'sum_bandwidth' && report.counts === 'requests') ||
      !(secondary.test(name.replace('sum_daily_', '')) || (report.dimension && loadPart.test(name))) ||
      (prefix !== undefined && name.startsWith(prefix) && name.includes('_nb_')),
  );
  return shown.length > 0 ? shown : [...columns];
}

/** The column whose shares are shown as bars: the one that the report is sorted by unless told otherwise. */
export function mainColumn(report: ReportMetadata, columns: readonly Column[]): Column | undefined {
  return (
    columns.find((column) => column.name === report.defaultSortColumn && isAdditive(column)) ?? columns.find(isAdditive)
  );
}

function isAdditive(column: Column): boolean {
  return column.type === 'number' || column.type === 'byte' || column.type === 'money';
}
