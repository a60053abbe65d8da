import { parseLabelPath } from '@shared/datatable/filters/labelFilter';
import { formatModes, type FormatMode } from '@shared/metrics/formatMetrics';
import { invalid, type RequestParameters } from './RequestParameters';

/** A text filter of a request. */
export interface PatternParameters {
  column: string;
  pattern: RegExp;
}

/** What a request wants done with a table, by the parameters of the Reporting API. */
export interface TableParameters {
  expanded: boolean;
  flat: boolean;
  includeAggregateRows: boolean;
  idSubtable: number | null;
  depth: number | null;
  pattern: PatternParameters | null;
  patternRecursive: PatternParameters | null;
  excludeLowPopulation: { column: string; minimum: number } | null;
  /** null: as the report has it. */
  sortColumn: string | null;
  sortOrder: 'asc' | 'desc';
  truncate: number | null;
  offset: number;
  limit: number;
  keepSummaryRow: boolean;
  totals: boolean;
  /** Puts the metrics of each goal beside the other columns. */
  showsGoals: boolean;
  showColumns: string[];
  hideColumns: string[];
  /** Labels from the first level down; null without the parameter. */
  labelPath: string[] | null;
  format: FormatMode;
}

/** Rows of an answer unless told otherwise, as in Matomo's API. */
const DEFAULT_LIMIT = 100;

/** Reads the parameters that any table answers to. Throws: AppError api.parameterInvalid. */
export function parseTableParameters(parameters: RequestParameters): TableParameters {
  const labelPath = parameters.has('label') ? parseLabelPath(parameters.text('label')) : null;
  const truncate = parameters.integer('filter_truncate', -1);
  const depth = parameters.integer('depth', -1);
  const idSubtable = parameters.integer('idSubtable', 0);
  return {
    expanded: parameters.flag('expanded'),
    flat: parameters.flag('flat'),
    includeAggregateRows: parameters.flag('include_aggregate_rows'),
    idSubtable: idSubtable > 0 ? idSubtable : null,
    depth: depth >= 0 ? depth : null,
    pattern: parsePattern(parameters, 'filter_column', 'filter_pattern'),
    patternRecursive: parsePattern(parameters, 'filter_column_recursive', 'filter_pattern_recursive'),
    excludeLowPopulation: parseLowPopulation(parameters),
    sortColumn: parameters.has('filter_sort_column') ? parameters.text('filter_sort_column') : null,
    sortOrder: parameters.choice('filter_sort_order', ['asc', 'desc'], 'desc'),
    truncate: truncate >= 0 ? truncate : null,
    offset: Math.max(0, parameters.integer('filter_offset', 0)),
    limit: labelPath ? -1 : parameters.integer('filter_limit', DEFAULT_LIMIT),
    keepSummaryRow: parameters.flag('keep_summary_row'),
    totals: parameters.flag('totals'),
    showsGoals: parameters.flag('filter_update_columns_when_show_all_goals'),
    showColumns: [...parameters.list('showColumns'), ...parameters.list('columns')],
    hideColumns: parameters.list('hideColumns'),
    labelPath,
    format: parameters.choice('format_metrics', formatModes, 'bc'),
  };
}

function parsePattern(parameters: RequestParameters, column: string, pattern: string): PatternParameters | null {
  if (!parameters.has(pattern)) return null;
  const text = parameters.text(pattern);
  try {
    return { column: parameters.text(column) || 'label', pattern: new RegExp(text, 'i') };
  } catch {
    throw invalid(
      pattern,
      text,
      'It is not a regular expression; put a backslash before signs that stand for themselves.',
    );
  }
}

function parseLowPopulation(parameters: RequestParameters): TableParameters['excludeLowPopulation'] {
  const name = 'filter_excludelowpop';
  if (!parameters.has(name)) return null;
  const minimum = Number(parameters.text(`${name}_value`) || 0);
  if (!Number.isFinite(minimum)) throw invalid(`${name}_value`, parameters.text(`${name}_value`), 'Give a number.');
  return { column: parameters.text(name), minimum };
}
