import type { Aggregations, DataTable } from '../datatable/DataTable';
import type { RecordTable } from '../datatable/RecordTable';
import type { CellValue } from './defineDimensions';

/**
 * A stored table.
 *
 * Weeks and longer keep `maxRows` rows a level (`maxSubtableRows` below the first), the rest becomes the summary row;
 * days keep up to 50 000.
 */
export interface BlobRecord {
  kind: 'blob';
  /** Column by which rows are kept when a table is cut; default nb_visits. */
  sortBy?: string;
  maxRows?: number;
  maxSubtableRows?: number;
  /** Columns that do not sum over days; default sum. */
  aggregations?: Aggregations;
  /** Columns renamed in periods longer than a day, besides nb_uniq_visitors → sum_daily_nb_uniq_visitors. */
  renames?: Readonly<Record<string, string>>;
}

/** A stored number. Longer periods sum it unless told otherwise. */
export interface NumericRecord {
  kind: 'numeric';
  aggregation?: 'sum' | 'min' | 'max';
  /** The number of rows of this table (first level), counted anew for each period. */
  countRowsOf?: string;
  /** Counts the leaves below each first-level row instead of the first-level rows. */
  countSubtableRows?: boolean;
  /** Comes from the log tables for the whole period, because it cannot be summed. */
  distinct?: 'visitors' | 'users';
}

/** What a plugin stores under one name. */
export type RecordDeclaration = BlobRecord | NumericRecord;
/** A day's records. A record left out is stored as empty, or 0. */
export type RecordValues<Names extends string> = Partial<Record<Names, RecordValue>>;
/** A table, in either form (a RecordTable for those of thousands of rows), or a number. */
export type RecordValue = DataTable | RecordTable | number;

/** Sums over the visits of one group, under Matomo's names. */
export interface VisitMetrics {
  nb_uniq_visitors: number;
  nb_visits: number;
  nb_actions: number;
  max_actions: number;
  sum_visit_length: number;
  bounce_count: number;
  nb_visits_converted: number;
  nb_users: number;
}

/** The visits that share one value in every dimension asked for. */
export interface VisitGroup {
  /** One value per dimension asked for, in that order. */
  values: CellValue[];
  metrics: VisitMetrics;
}

/** Sums over the actions with one idaction. */
export interface ActionMetrics {
  nb_visits: number;
  nb_uniq_visitors: number;
  nb_hits: number;
  sum_time_spent: number;
  nb_hits_following_search?: number;
  entry_nb_uniq_visitors?: number;
  entry_nb_visits?: number;
  entry_nb_actions?: number;
  entry_sum_visit_length?: number;
  entry_bounce_count?: number;
  exit_nb_uniq_visitors?: number;
  exit_nb_visits?: number;
  [metric: string]: number | undefined;
}

/** All that was done with one action: one page, one download, one searched word. */
export interface ActionGroup {
  idaction: number;
  /** log_action.name: URLs without their prefix. */
  name: string;
  type: number;
  /** 0 http://, 1 http://www., 2 https://, 3 https://www.; null for anything but URLs. */
  urlPrefix: number | null;
  metrics: ActionMetrics;
}

/** The conversions of one goal whose visits share one value in every dimension asked for. */
export interface ConversionGroup {
  values: CellValue[];
  idGoal: number;
  metrics: Record<string, number>;
}

/** A dimension of a grouping: a column, or a value worked out from one (once per distinct value). */
export type GroupBy = string | { column: string; to: (value: CellValue) => CellValue };

/** The log rows of one site-day, seen through questions. All questions of all plugins share one load of the rows. */
export interface DayLogs {
  readonly idSite: number;
  /** Visits grouped by columns of log_visit (a dimension's, or a core one), groups in no particular order. */
  queryVisitsByDimension(dimensions: readonly GroupBy[]): VisitGroup[];
  /** Actions grouped by idaction, with entry, exit and time columns for page URLs. Types: 1 page, 2 outlink, 3 download, 8 search. */
  queryActions(types: readonly number[]): ActionGroup[];
  /** Conversions grouped by columns of the visit. */
  queryConversionsByDimension(dimensions: readonly GroupBy[]): ConversionGroup[];
  /** Hour of day 0–23 of a UTC time in the site's time zone; to group by, with `to`. */
  siteHour(time: CellValue): number;
}

/** A plugin's records and how a day's are made. */
export interface Archiver<Records extends Readonly<Record<string, RecordDeclaration>>> {
  /** Raise it when the meaning of a record changes: its archives become due. Default 1. */
  version?: number;
  records: Records;
  /** One day's records from its log rows; longer periods follow from the declarations. */
  aggregateDay(logs: DayLogs): RecordValues<keyof Records & string>;
}

/** Declares the records of a plugin. A record name that is not declared is a compile error. */
export function defineArchiver<const Records extends Readonly<Record<string, RecordDeclaration>>>(
  archiver: Archiver<Records>,
): Archiver<Records> {
  return archiver;
}

/** An archiver whose record names are not known to the compiler. */
export type AnyArchiver = Archiver<Readonly<Record<string, RecordDeclaration>>>;
