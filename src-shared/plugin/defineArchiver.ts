import type { Aggregations, DataTable } from '../datatable/DataTable';
import type { RecordTable } from '../datatable/RecordTable';
import type { DayLogs } from './dayLogs';
import type { GoalRecordName } from './goalRecords';

/**
 * A stored table.
 *
 * Weeks and longer keep `maxRows` rows a level (`maxSubtableRows` below the first), the rest becomes the summary row; days
 * keep up to 50 000. Where a record does not say it, the settings archive.maxRows and archive.maxSubtableRows do: 5000 and 1000.
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
  distinct?: 'visitors' | 'users' | 'clients';
  /** Of `distinct`: only visits count whose column of log_visit holds one of the values. */
  distinctIn?: { column: string; values: readonly number[] };
}

/** What a plugin stores under one name. */
export type RecordDeclaration = BlobRecord | NumericRecord;
/** A day's records. A record left out is stored as empty, or 0. */
export type RecordValues<Names extends string> = Partial<Record<GoalRecordName<Names>, RecordValue>>;
/** A table, in either form (a RecordTable for those of thousands of rows), or a number. */
export type RecordValue = DataTable | RecordTable | number;

/** A plugin's records and how a day's are made. */
export interface Archiver<Records extends Readonly<Record<string, RecordDeclaration>>> {
  /** Raise it when the meaning of a record changes: its archives become due. Default 1. */
  version?: number;
  /** By name. One that holds `{idgoal}` is stored for each goal of the site, for orders (0) and for abandoned carts (-1). */
  records: Records;
  /** Options that the records are made by: when one is written, the site's archives are due. */
  options?: readonly string[];
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
