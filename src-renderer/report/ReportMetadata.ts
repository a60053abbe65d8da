import type { Audience } from '@shared/audience/audiences';
import type { Visualization } from '@shared/plugin/defineReports';

/** A report as `API.getReportMetadata` describes it; all that a page needs to draw it. */
export interface ReportMetadata {
  category: string;
  subcategory: string;
  /** The same in every language. */
  categoryId: string;
  subcategoryId: string;
  name: string;
  module: string;
  action: string;
  uniqueId: string;
  /** What its requests carry besides: one goal's report has `idGoal`. */
  parameters?: Readonly<Record<string, string>>;
  order: number;
  documentation?: string;
  /** What in a log would fill the report. */
  emptyReason?: string;
  /** Heading of the label column; absent for reports of plain numbers. */
  dimension?: string;
  /** Metric name → title. */
  metrics?: Readonly<Record<string, string>>;
  processedMetrics?: Readonly<Record<string, string>> | false;
  /** Titles of what rows say of each goal; absent where they say nothing. */
  metricsGoal?: Readonly<Record<string, string>>;
  processedMetricsGoal?: Readonly<Record<string, string>>;
  metricsDocumentation?: Readonly<Record<string, string>>;
  metricTypes?: Readonly<Record<string, string>>;
  /** Of the site, where there is money in the report: `EUR`. */
  currency?: string;
  actionToLoadSubTables?: string;
  isSubtableReport?: boolean | number;
  /** Has no page. */
  isHidden?: boolean;
  constantRowsCount?: boolean | number;
  /** It counts lines of the log, which the audience tells apart; absent for reports of visits. */
  counts?: 'requests';
  visualization?: Visualization;
  defaultSortColumn?: string;
  /** Its page also shows conversions by the rows of other reports. */
  goalBreakdown?: boolean;
}

/** A cell as the API answers it with `format_metrics=0`. */
export type Cell = string | number | boolean | null | undefined;

/** A row of a report: metrics and metadata side by side, as in Matomo's JSON. */
export interface ReportRow {
  label: string;
  idsubdatatable?: number;
  url?: string;
  logo?: string;
  /** A word that stands beside the label. */
  badge?: string;
  /** A sentence below the label. */
  note?: string;
  [column: string]: Cell;
}

/** What a screen looks at. */
export interface Selection {
  idSite: number;
  period: 'day' | 'week' | 'month' | 'year' | 'range';
  date: string;
  /** Only visits in it; all without one. */
  segment?: string;
  /** Whose requests count in reports on requests; everybody's without one. */
  audience?: Audience;
}

export function toParameters(selection: Selection): Record<string, string> {
  const { idSite, period, date, segment } = selection;
  return { idSite: String(idSite), period, date, ...(segment ? { segment } : {}) };
}

export function methodOf(report: Pick<ReportMetadata, 'module' | 'action'>): string {
  return `${report.module}.${report.action}`;
}

/** The report as it is asked for the selected audience, on which only reports on requests depend. */
export function forAudience(report: ReportMetadata, { audience }: Selection): ReportMetadata {
  if (report.counts !== 'requests' || audience === undefined) return report;
  return { ...report, parameters: { ...report.parameters, audience } };
}

/** How a report is asked for. */
export function toRequest(report: ReportMetadata, selection: Selection): Record<string, string> {
  return { ...toParameters(selection), ...report.parameters, method: methodOf(report) };
}

/** Titles of all columns of numbers, in the order of the declaration. */
export function columnTitles(report: ReportMetadata): Record<string, string> {
  return { ...report.metrics, ...(report.processedMetrics || {}) };
}
