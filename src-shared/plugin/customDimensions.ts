/** What of a hit can say the value of a custom dimension; the first three are Matomo's. */
export const extractionSources = [
  'url',
  'urlparam',
  'action_name',
  'variable',
  'host',
  'method',
  'status',
  'protocol',
  'referrer',
  'user_agent',
  'user_id',
  'cache',
  'upstream',
] as const;
/** One of them. */
export type ExtractionSource = (typeof extractionSources)[number];

/** Sources that are asked for by name: a parameter of the address, a custom variable. */
export const namedSources: readonly ExtractionSource[] = ['urlparam', 'variable'];

/** How a value is found: by the name of a parameter or variable, or the first group of a regular expression. */
export interface Extraction {
  dimension: ExtractionSource;
  /** '' takes the text as it is. */
  pattern: string;
}

/** Whom a dimension tells something of. */
export type DimensionScope = 'visit' | 'action';

/** A dimension of a site; keys are Matomo's columns of the table `custom_dimensions`. */
export interface CustomDimension {
  idsite: number;
  /** From 1 on: `dimension3` in tracking requests and segments. */
  idcustomdimension: number;
  name: string;
  scope: DimensionScope;
  active: boolean;
  /** Tried in order: the first that finds a text counts. What a tracking request says itself goes before. */
  extractions: readonly Extraction[];
  case_sensitive: boolean;
}

/** How many a site can have. */
export const MAX_DIMENSIONS = 20;
