import type { ReportRow } from '@renderer/report/ReportMetadata';

/** A row as Insights.getInsights answers it; growth is a ratio. */
export interface InsightRow extends ReportRow {
  value_old: number;
  value_new: number;
  difference: number;
  growth_percent: number;
  isNew: number;
  isDisappeared: number;
}

/** The metric that a report is compared by, as the engine chooses it. */
export function metricOf(row: InsightRow, titles: Readonly<Record<string, string>>): string | undefined {
  return Object.keys(row).find((name) => titles[name] !== undefined);
}
