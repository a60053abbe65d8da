import type { BlobRecord } from '@shared/plugin/defineArchiver';
import type { ReadableDatabase } from '../db/Database';
import { readSetting } from '../settings/Settings';

/** How many rows stored tables keep a level, the summary row included. */
export interface TableLimits {
  /** Of days, on every level. */
  day: number;
  /** Of longer periods: on the first level, and below a row. */
  rows: number;
  subtableRows: number;
}

export function readTableLimits(db: ReadableDatabase): TableLimits {
  return {
    day: readSetting(db, 'archive.maxDayRows'),
    rows: readSetting(db, 'archive.maxRows'),
    subtableRows: readSetting(db, 'archive.maxSubtableRows'),
  };
}

/** The limits of one record: what it declares goes before the settings, but for days. */
export function limitsOf(
  { maxRows, maxSubtableRows }: BlobRecord,
  { limits, isDay }: { limits: TableLimits; isDay: boolean },
): { maxRows: number; maxSubtableRows: number } {
  if (isDay) return { maxRows: limits.day, maxSubtableRows: limits.day };
  return { maxRows: maxRows ?? limits.rows, maxSubtableRows: maxSubtableRows ?? limits.subtableRows };
}
