import type { DataTable } from '../datatable/DataTable';
import type { MetadataValue, Row } from '../datatable/Row';
import type { ApiServices } from './defineApi';

/** What a report knows while it is served. */
export interface ReportContext {
  idSite: number;
  /** `https://www.example.com`, without a slash at the end. */
  siteUrl: string;
  periodType: 'day' | 'week' | 'month' | 'year' | 'range';
  /** The text of a translation key, `%s` filled in order. */
  translate(key: string, ...values: (string | number)[]): string;
  /** A country's, language's … name in the request's language (CLDR). */
  displayName(type: 'region' | 'language', code: string): string;
  /** A request parameter as text; '' when absent. */
  parameter(name: string): string;
}

/**
 * How a report is drawn first; every report can be seen as a table. Rows of a heatmap are cells of a grid: their metadata
 * `row` and `column` are the texts at its sides.
 */
export type Visualization = 'table' | 'bars' | 'pie' | 'evolution' | 'hours' | 'heatmap' | 'map';

/**
 * A report asked in one particular way, as an entry of its own in menus and lists: that of one goal, of one dimension. What
 * it leaves out is as the report declares it. Names are keys, or texts that are shown as they are (that of a goal).
 */
export interface ReportVariant {
  /** What its requests carry: `{ idGoal: '3' }`. */
  parameters?: Readonly<Record<string, string>>;
  name?: string;
  documentation?: string;
  category?: string;
  subcategory?: string;
  order?: number;
  metrics?: readonly string[];
  processedMetrics?: readonly string[];
  goalMetrics?: 'visits' | 'pages';
  goalBreakdown?: boolean;
}

/**
 * A report: from a record to a named API method, a menu entry and a page, all by declaration.
 *
 * Functions see the row's raw label, as archived; `label` runs last, after sorting by metrics and limiting.
 */
export interface ReportDeclaration {
  /** API method without the plugin's name: `getWebsites`. */
  method: string;
  /** Translation keys. */
  name: string;
  documentation: string;
  /** Says what in a log would fill the report, where not every log does: shown when it is empty. */
  emptyReason?: string;
  category: string;
  subcategory: string;
  order: number;
  /** Translation key of the first column's heading; absent for reports of plain numbers. */
  dimension?: string;
  /** The blob it reads, or … */
  record?: string;
  /** The blob in its place that the request's parameters choose: that of one goal. */
  recordOf?: (context: ReportContext) => string;
  /** … the numbers it reads (a report of plain numbers). */
  numerics?: readonly string[];
  metrics: readonly string[];
  processedMetrics?: readonly string[];
  /** What it counts: `requests` are lines of the log, which the audience tells apart. Default: visits and what is done in them. */
  counts?: 'visits' | 'requests';
  /** Its rows have `goals`: those of visits that converted, or of pages that took part in conversions. */
  goalMetrics?: 'visits' | 'pages';
  /** Method that serves the rows' subtables (`idSubtable`). The same method for recursive trees. */
  subtable?: string;
  /** The method in its place that the request's parameters choose; the one in `subtable` is the usual one. */
  subtableOf?: (context: ReportContext) => string;
  /** A report that only makes sense with `idSubtable`: no page of its own. */
  isSubtableReport?: boolean;
  /** The label column joins with this in flat tables; default ' - '. */
  recursiveSeparator?: string;
  /** Default nb_visits; '' keeps the stored order. */
  defaultSortColumn?: string;
  /** Rows that are always there, in this order, with zeros when absent (hours, weekdays, device types). */
  constantLabels?: readonly string[];
  /** Keeps only rows of every level for which it is true (or that have such rows below). */
  keepRow?: (row: Row) => boolean;
  /** Merges rows whose result is equal, before anything else. */
  groupLabel?: (label: string, context: ReportContext) => string;
  /** Any other change of the table, after groupLabel and keepRow. */
  transform?: (table: DataTable, context: ReportContext) => DataTable;
  /** The label as shown. `depth` is 0 at the first level. */
  label?: (label: string, context: ReportContext, row: Row, depth: number) => string;
  /** Metadata columns from the raw label, in the order of their keys: logo, url, code … undefined leaves it out. */
  metadata?: Readonly<
    Record<string, (label: string, context: ReportContext, row: Row, depth: number) => MetadataValue | undefined>
  >;
  /** The segment that selects the row's visits: `countryCode==de`. */
  segment?: (label: string, row: Row, parentLabels: readonly string[], context: ReportContext) => string | undefined;
  visualization?: Visualization;
  /** Shown in the plugin's menu but not on its own (widgets only)? Default false. */
  isHidden?: boolean;
  /** Its page also shows conversions, of its goal or of all, by the rows of each report that has them. */
  goalBreakdown?: true;
  /** Where it stands in the menus and lists of a site; none: nowhere. It can be asked for all the same. */
  variants?: (idSite: number, services: ApiServices) => readonly ReportVariant[];
}

/** Declares the reports of a plugin. */
export function defineReports<const T extends readonly ReportDeclaration[]>(reports: T): T {
  return reports;
}
