import type { Period } from '@shared/period/Period';
import type { Segment } from '@shared/segment/Segment';

/** What is counted: one site, one period, perhaps only the visits of a segment. */
export interface ArchiveScope {
  idSite: number;
  period: Period;
  segment?: Segment | null;
}

/** What is counted, and the plugin whose records are asked for. */
export interface ArchiveRequest extends ArchiveScope {
  plugin: string;
  /** May it be built? null, or absent: as the setting archive.onRequest says. */
  mayBuild?: boolean | null;
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
