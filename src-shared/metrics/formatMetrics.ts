import type { DataTable } from '../datatable/DataTable';
import { mapColumns } from '../datatable/derive';
import type { ColumnValue, Columns } from '../datatable/Row';
import { metricType } from './metricInfo';
import type { MetricType } from './coreMetrics';
import { prettyBytes, prettyMoney, prettyPercent, prettyTime } from './pretty';

/** `bc`: percentages only; `0`: nothing; `1`: all processed metrics; `all`: stored metrics, too. */
export const formatModes = ['bc', '0', '1', 'all'] as const;
export type FormatMode = (typeof formatModes)[number];

export interface FormatOptions {
  mode: FormatMode;
  /** Names of the processed metrics; `all` formats the other columns, too. */
  processed: readonly string[];
  currency: string;
}

/** Numbers as people write them, on every level: 0.4768 of a percentage becomes `47.68%`. */
export function formatMetrics(table: DataTable, options: FormatOptions): DataTable {
  if (options.mode === '0') return table;
  const processed = new Set(options.processed);
  const types = new Map<string, MetricType | null>();
  const typeOf = (name: string): MetricType | null => {
    let type = types.get(name);
    if (type === undefined) {
      const isAsked = options.mode === 'all' || processed.has(name) || metricType(name) === 'percent';
      types.set(name, (type = isAsked && name !== 'label' ? metricType(name) : null));
    }
    return type;
  };
  return mapColumns(table, (columns) => formatColumns(columns, typeOf, options));
}

function formatColumns(
  columns: Columns,
  typeOf: (name: string) => MetricType | null,
  { mode, currency }: FormatOptions,
): Columns {
  const result: Columns = {};
  for (const [name, value] of Object.entries(columns)) {
    const type = typeOf(name);
    const isFormatted = typeof value === 'number' && (type === 'percent' || (type !== null && mode !== 'bc'));
    result[name] = isFormatted ? formatMetric(value, type, currency) : value;
  }
  return result;
}

/** One number of a type as text; plain numbers stay numbers. */
export function formatMetric(value: number, type: MetricType, currency: string): ColumnValue {
  if (type === 'percent') return prettyPercent(value);
  if (type === 'duration_s') return prettyTime(value);
  if (type === 'money') return prettyMoney(value, currency);
  if (type === 'byte') return prettyBytes(value);
  return value;
}
