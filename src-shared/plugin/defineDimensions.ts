import type { ClientFact, FieldsFact, LocationFact, ReferrerFact } from './facts';

/** A column's STRICT type. */
export type ColumnType = 'INTEGER' | 'REAL' | 'TEXT';
/** What a cell of the log tables holds; null is unknown. */
export type CellValue = string | number | null;

/** How segment expressions name the column. */
export interface SegmentDeclaration {
  /** As users write it: `countryCode==de`. */
  name: string;
  /** Names for stored values, so that `referrerType==search` finds 2. Keys are stored values. */
  values?: Readonly<Record<string, string>>;
  /** A sentence with an example value. */
  hint?: string;
  /** Metrics compare as numbers. */
  isMetric?: boolean;
  /** Small and capital letters differ in == and !=. */
  isExact?: boolean;
  /** The segment's value, worked out from the column's: `continentCode` from a country. */
  to?: (value: CellValue) => CellValue;
  /** Translation key of the segment's name; default the dimension's. */
  label?: string;
  /** Translation key of the group that it is listed in; default General_Visitors. */
  category?: string;
}

type Source =
  | { fact: 'client'; value: (fact: ClientFact) => CellValue }
  | { fact: 'location'; value: (fact: LocationFact) => CellValue }
  | { fact: 'referrer'; value: (fact: ReferrerFact) => CellValue }
  | { fact: 'fields'; value: (fact: FieldsFact) => CellValue };

/**
 * One column of log_visit: its SQL name is the key in `defineDimensions`.
 *
 * The column is added to the table when a plugin declares it; rows stored before are NULL, unknown.
 */
export interface VisitDimension {
  type: ColumnType;
  /** The parsed fact the column is filled from; `value` runs once per distinct fact. */
  from: Source;
  /** Translation key of the dimension's name. */
  label: string;
  /** The segments that ask for the column. */
  segment?: SegmentDeclaration | readonly SegmentDeclaration[];
}

/** A plugin's columns by SQL name. */
export type VisitDimensions = Readonly<Record<string, VisitDimension>>;

/** The segments that ask for a column. */
export function segmentsOf({ segment }: VisitDimension): readonly SegmentDeclaration[] {
  if (segment === undefined) return [];
  return Array.isArray(segment) ? (segment as readonly SegmentDeclaration[]) : [segment as SegmentDeclaration];
}

/** Declares the log_visit columns of a plugin. */
export function defineDimensions<const T extends VisitDimensions>(dimensions: T): T {
  return dimensions;
}
