import { t } from '../ui/t';
import { metricTypeOf, type MetricType } from './formatMetric';
import { columnTitles, type ReportMetadata, type ReportRow } from './ReportMetadata';

export interface Column {
  name: string;
  title: string;
  documentation: string;
  type: MetricType;
}

/** In periods longer than a day unique visitors cannot be summed; the table then holds the sum of the days. */
const longPeriodNames: Readonly<Record<string, string>> = {
  nb_uniq_visitors: 'sum_daily_nb_uniq_visitors',
  entry_nb_uniq_visitors: 'sum_daily_entry_nb_uniq_visitors',
  exit_nb_uniq_visitors: 'sum_daily_exit_nb_uniq_visitors',
};

/** The declared columns that these rows have, in the declared order, under the name they have in this period. */
export function toColumns(report: ReportMetadata, rows: readonly ReportRow[]): Column[] {
  const present = new Set(rows.flatMap((row) => Object.keys(row)));
  return Object.entries(columnTitles(report)).flatMap(([metric, title]) => {
    const name = present.has(metric) ? metric : (longPeriodNames[metric] ?? metric);
    if (!present.has(name)) return [];
    const documentation = report.metricsDocumentation?.[name] ?? report.metricsDocumentation?.[metric] ?? '';
    const isDailySum = name !== metric;
    return [
      {
        name,
        title,
        documentation: isDailySum ? `${documentation} ${t('table.dailySum')}`.trim() : documentation,
        type: metricTypeOf(metric, report.metricTypes),
      },
    ];
  });
}

/** The column whose shares are shown as bars: the one that the report is sorted by unless told otherwise. */
export function mainColumn(report: ReportMetadata, columns: readonly Column[]): Column | undefined {
  return (
    columns.find((column) => column.name === report.defaultSortColumn && isAdditive(column)) ?? columns.find(isAdditive)
  );
}

function isAdditive(column: Column): boolean {
  return column.type === 'number' || column.type === 'byte';
}
