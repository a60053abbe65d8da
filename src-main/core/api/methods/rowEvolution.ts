import { DataTable } from '@shared/datatable/DataTable';
import { DataTableMap } from '@shared/datatable/DataTableMap';
import type { Row } from '@shared/datatable/Row';
import { AppError } from '@shared/errors';
import { changeOf } from '@shared/metrics/change';
import { formatMetric, formatModes } from '@shared/metrics/formatMetrics';
import { metricInfo, type MetricInfo } from '@shared/metrics/metricInfo';
import { round } from '@shared/metrics/round';
import type { JsonValue } from '@shared/plugin/defineApi';
import type { PluginReport } from '@shared/plugin/hooks';
import { withParameters, type ApiCall } from '../ApiCall';
import { invalid } from '../RequestParameters';
import { parseSites } from '../selection';
import type { RunMethod } from './CoreMethod';
import { requireReport } from './reportMethods';

/** Which rows of which report, and which of their metrics. */
export interface RowEvolutionOptions {
  method: string;
  /** Label paths; empty for the rows with most of the metric. */
  labels: readonly string[];
  /** The one metric of several rows; '' for the report's first. */
  column: string;
  /** Names several rows `label (metric)`, not just `label`. */
  appendsMetric: boolean;
}

/** Rows that are shown when none is named. */
const TOP_ROWS = 5;

/** One line of a chart: a metric of a row over all dates. */
interface Line {
  /** `nb_visits`, or of several rows `nb_visits_0`. */
  key: string;
  name: string;
  info: MetricInfo;
  values: number[];
  logo: JsonValue | undefined;
}

/** API.getRowEvolution. One row has all its metrics; several have one, numbered. */
export async function rowEvolution(
  call: ApiCall,
  runMethod: RunMethod,
  options: RowEvolutionOptions,
): Promise<JsonValue> {
  const entry = requireReport(call, options.method);
  const labels = options.labels.length > 0 ? options.labels : await topLabels(call, runMethod, options);
  const byDate = await readByDate(call, runMethod, { ...labelParameters(labels), method: options.method });
  const dates = [...byDate.keys()];
  const rows = labels.map((label, i) => readRow(label, [...byDate.values()], i));
  const isSingle = options.labels.length === 1;
  const lines = isSingle
    ? presentMetrics(metricsOf(call, entry), rows[0]).map((info) => toLine(info, rows[0]))
    : rows.map((row, i) => toNumberedLine(metricOf(call, entry, options.column), row, i, options.appendsMetric));
  return {
    ...(isSingle ? { label: rows[0]?.label ?? '' } : { column: metricOf(call, entry, options.column).name }),
    reportData: Object.fromEntries(dates.map((date, at) => [date, [toCells(call, lines, at)]])),
    metadata: {
      metrics: Object.fromEntries(lines.map((line) => [line.key, describeLine(line)])),
      columns: Object.fromEntries(lines.map((line) => [line.key, line.name])),
      dimension: call.translate(entry.report.dimension ?? ''),
    },
  };
}

/** A row in all periods; undefined where it is not there. */
interface EvolvingRow {
  label: string;
  rows: (Row | undefined)[];
}

async function readByDate(
  call: ApiCall,
  runMethod: RunMethod,
  parameters: Record<string, string>,
): Promise<Map<string, DataTable>> {
  if (parseSites(call).isMap) throw invalid('idSite', call.parameters.text('idSite'), 'Give one site.');
  const { label: _label, ...values } = withoutLabels(call.parameters.values);
  const asked = withParameters(call, { ...values, format_metrics: '0', filter_limit: '-1', ...parameters });
  const answer = await runMethod(asked);
  if (!(answer instanceof DataTableMap)) {
    const hint = 'Give several periods, such as last30 or 2015-05-01,2015-05-31.';
    throw invalid('date', call.parameters.text('date'), hint);
  }
  const tables = [...answer.tables].filter((entry): entry is [string, DataTable] => entry[1] instanceof DataTable);
  return new Map(tables);
}

function withoutLabels(values: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !/^label(\[|$)/.test(name)));
}

function labelParameters(labels: readonly string[]): Record<string, string> {
  return Object.fromEntries(labels.map((label, i) => [`label[${i}]`, label]));
}

/** The rows with most over all periods, as labels that can be asked for. */
async function topLabels(
  call: ApiCall,
  runMethod: RunMethod,
  { method, column }: RowEvolutionOptions,
): Promise<string[]> {
  const entry = requireReport(call, method);
  const { name } = metricOf(call, entry, column);
  const sum = new DataTable();
  for (const table of (await readByDate(call, runMethod, { method })).values()) {
    for (const row of table.rows) sum.sumByLabel(row.label, { value: row.number(name) });
  }
  const sorted = sum.rows.sort((a, b) => b.number('value') - a.number('value') || (a.label < b.label ? -1 : 1));
  const count = call.parameters.count('filter_limit', TOP_ROWS, -1);
  return sorted.slice(0, count < 0 ? undefined : count).map((row) => encodeURIComponent(row.label));
}

function readRow(label: string, tables: readonly DataTable[], index: number): EvolvingRow {
  const rows = tables.map(
    (table) => table.rows.find((row) => row.metadata.label_idx === index) ?? summaryAt(table, index),
  );
  const [first] = rows.filter((row) => row !== undefined);
  const shown = first?.label ?? decodeURIComponentSafely(label);
  const series = first?.metadata.compareSeriesPretty;
  return { label: series === undefined ? shown : `${shown}, ${String(series)}`, rows };
}

function summaryAt({ summaryRow }: DataTable, index: number): Row | undefined {
  return summaryRow?.metadata.label_idx === index ? summaryRow : undefined;
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Those that a line can be drawn of: moments can't. */
function metricsOf({ translate }: ApiCall, { plugin, report }: PluginReport): MetricInfo[] {
  const names = [...report.metrics, ...(report.processedMetrics ?? [])];
  const infos = names.map((name) => metricInfo(name, plugin, translate));
  return infos.filter(({ type }) => type !== 'datetime');
}

/** Throws: AppError api.parameterInvalid with the metrics there are. */
function metricOf(call: ApiCall, entry: PluginReport, column: string): MetricInfo {
  const metrics = metricsOf(call, entry);
  const wanted = column || entry.report.defaultSortColumn || 'nb_visits';
  const metric = metrics.find(({ name }) => name === wanted) ?? (column === '' ? metrics[0] : undefined);
  if (metric) return metric;
  if (metrics.length === 0) throw new AppError('internal', { message: 'the report has no metrics' });
  throw invalid('column', column, `Allowed: ${metrics.map(({ name }) => name).join(', ')}.`);
}

/** Longer periods lack some metrics, such as distinct visitors: no line of zeros stands for them. */
function presentMetrics(metrics: readonly MetricInfo[], row: EvolvingRow | undefined): readonly MetricInfo[] {
  const present = metrics.filter(({ name }) => row?.rows.some((one) => one && Object.hasOwn(one.columns, name)));
  return present.length > 0 ? present : metrics;
}

function toLine(info: MetricInfo, { rows }: Pick<EvolvingRow, 'rows'> = { rows: [] }): Line {
  const values = rows.map((row) => row?.number(info.name) ?? 0);
  return { key: info.name, name: info.label, info, values, logo: rows.find(Boolean)?.metadata.logo };
}

function toNumberedLine(info: MetricInfo, row: EvolvingRow, index: number, appendsMetric: boolean): Line {
  const name = appendsMetric ? `${row.label} (${info.label})` : row.label;
  return { ...toLine(info, row), key: `${info.name}_${index}`, name };
}

function toCells(call: ApiCall, lines: readonly Line[], at: number): Record<string, JsonValue> {
  const mode = call.parameters.choice('format_metrics', formatModes, 'bc');
  const currency = parseSites(call).sites[0]?.currency ?? '';
  return Object.fromEntries(
    lines.map(({ key, info, values }) => {
      const value = values[at] ?? 0;
      const isFormatted = mode === 'bc' ? info.type === 'percent' : mode !== '0';
      return [key, isFormatted ? (formatMetric(value, info.type, currency) as JsonValue) : value];
    }),
  );
}

/** The change is that from the first period to the last; none where it began at nothing. */
function describeLine({ name, values, logo }: Line): Record<string, JsonValue> {
  const first = values[0] ?? 0;
  const last = values.at(-1) ?? 0;
  return {
    name,
    min: Math.min(...values),
    max: Math.max(...values),
    change: first === 0 ? null : `${round(changeOf(last, first) * 100, 1)}%`,
    ...(logo === undefined ? {} : { logo }),
  };
}
