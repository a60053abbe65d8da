import type { DataTable } from '../datatable/DataTable';
import { mapColumns } from '../datatable/derive';
import { copyCells, type ColumnValue, type Columns } from '../datatable/Row';
import { metricType } from './metricInfo';
import type { MetricType } from './coreMetrics';
import { prettyBytes, prettyMoment, prettyMoney, prettyPercent, prettyTime } from './pretty';

/** `bc`: percentages only; `0`: nothing; `1`: all processed metrics; `all`: stored metrics, too. Moments always. */
export const formatModes = ['bc', '0', '1', 'all'] as const;
export type FormatMode = (typeof formatModes)[number];

export interface FormatOptions {
  mode: FormatMode;
  /** Names of the processed metrics; `all` formats the other columns, too. */
  processed: readonly string[];
  currency: string;
  timezone: string;
}

/** Numbers as people write them, on every level: 0.4768 of a percentage becomes `47.68%`. */
export function formatMetrics(table: DataTable, options: FormatOptions): DataTable {
  const typeOf = formattedTypes(options);
  return mapColumns(table, (columns) => formatColumns(columns, typeOf, options));
}

/** The type by which a column is formatted; null for one that stays a number. Each name is judged once. */
function formattedTypes({ mode, processed }: FormatOptions): (name: string) => MetricType | null {
  const types = new Map<string, MetricType | null>();
  return (name) => {
    let type = types.get(name);
    if (type === undefined) {
      type = name === 'label' ? null : metricType(name);
      const isAsked = mode === 'all' || (mode === '1' && processed.includes(name));
      const isAlways = type === 'datetime' || (type === 'percent' && mode !== '0');
      types.set(name, (type = isAsked || isAlways ? type : null));
    }
    return type;
  };
}

/** The same columns when there is nothing to format. */
function formatColumns(
  columns: Columns,
  typeOf: (name: string) => MetricType | null,
  { currency, timezone }: FormatOptions,
): Columns {
  let result = columns;
  for (const name in columns) {
    const value = columns[name];
    const type = typeof value === 'number' ? typeOf(name) : null;
    if (type === null) continue;
    if (result === columns) result = copyCells(columns);
    const number = value as number;
    result[name] = type === 'datetime' ? prettyMoment(number, timezone) : formatMetric(number, type, currency);
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
