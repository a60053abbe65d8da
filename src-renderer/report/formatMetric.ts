import {
  formatBytes,
  formatDecimal,
  formatDuration,
  formatInteger,
  formatMoney,
  formatPercent,
} from '../ui/formatNumber';
import { formatLocalTime } from '../ui/formatTime';
import type { Cell } from './ReportMetadata';

export type MetricType =
  'number' | 'float' | 'percent' | 'duration_s' | 'duration_ms' | 'byte' | 'money' | 'datetime' | 'text';

const durations = /^(avg_time_|sum_time_|sum_visit_length|avg_time_on_site|max_time|min_time)/;
const percents = /(_rate|_percentage|_evolution)$/;

/** The unit of a metric: as the report declares it, else as Matomo's names say. */
export function metricTypeOf(metric: string, declared?: Readonly<Record<string, string>>): MetricType {
  const type = declared?.[metric];
  if (type) return type as MetricType;
  if (percents.test(metric)) return 'percent';
  if (durations.test(metric)) return 'duration_s';
  return /bandwidth|bytes/.test(metric) ? 'byte' : 'number';
}

/** A cell as a number, for charts and shares; 0 for what is not one. */
export function toNumber(value: Cell): number {
  const number = typeof value === 'string' ? Number.parseFloat(value) : Number(value ?? 0);
  return Number.isFinite(number) ? number : 0;
}

/** A cell in its unit and the reader's locale. Text that the engine formatted already is shown as it is. */
export function formatMetric(value: Cell, type: MetricType, currency?: string): string {
  if (value === null || value === undefined || value === '') return '–';
  if (type === 'datetime') return formatLocalTime(String(value));
  if (typeof value === 'string' && Number.isNaN(Number(value))) return value;
  const number = Number(value);
  if (type === 'percent') return formatPercent(number, { least: 0, most: 1 });
  if (type === 'duration_s') return formatDuration(number);
  if (type === 'duration_ms') return formatDuration(number / 1000);
  if (type === 'byte') return formatBytes(number);
  if (type === 'money') return formatMoney(number, currency);
  if (type === 'float') return formatDecimal(number, { least: 1, most: 2 });
  return Number.isInteger(number) ? formatInteger(number) : formatDecimal(number);
}

/** The exact value, for a hover: seconds, bytes and ratios before rounding. */
export function formatExact(value: Cell, type: MetricType, currency?: string): string {
  if (type === 'datetime' && typeof value === 'string' && value !== '') return formatLocalTime(value, 'medium');
  if (typeof value !== 'number' || type === 'money') return formatMetric(value, type, currency);
  if (type === 'percent') return formatPercent(value, { least: 0, most: 4 });
  if (type === 'duration_s') return `${formatDecimal(value, { most: 3 })} s`;
  if (type === 'duration_ms') return `${formatDecimal(value, { most: 3 })} ms`;
  if (type === 'byte') return `${formatInteger(value)} B`;
  return formatDecimal(value, { most: 6 });
}
