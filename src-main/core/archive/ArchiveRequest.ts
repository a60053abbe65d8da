import type { Period } from '@shared/period/Period';
import type { Segment } from '@shared/segment/Segment';

/** Whose archive: one site, one period, perhaps a segment; and the plugin whose records are asked for. */
export interface ArchiveRequest {
  idSite: number;
  period: Period;
  segment?: Segment | null;
  plugin: string;
}

/** How much of a stored table is wanted. */
export interface TableOptions {
  /** With all subtables. */
  expanded?: boolean;
  /** Only the subtable with this number. */
  idSubtable?: number | null;
  /** With `expanded`: levels of subtables, all by default. */
  depth?: number;
}
