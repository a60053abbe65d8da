import { parseLabelPath } from '@shared/datatable/filters/labelFilter';
import { formatModes, type FormatMode } from '@shared/metrics/formatMetrics';
import { parseComparison, type ComparisonParameters } from './comparisonParameters';
import { invalid, type RequestParameters } from './RequestParameters';

/** A text filter of a request. */
export interface PatternParameters {
  column: string;
  pattern: RegExp;
}

/** Which goals get columns of their own; null for all of the site. */
export interface GoalParameters {
  ids: readonly string[] | null;
}

/** What a request wants done with a table, by the parameters of the Reporting API (parameterTable.ts explains them). */
export interface TableParameters {
  expanded: boolean;
  flat: boolean;
  includeAggregateRows: boolean;
  showsDimensions: boolean;
  idSubtable: number | null;
  depth: number | null;
  /** The rows that fell into Others instead of the others. */
  others: boolean;
  /** Distinct visitors of every row, counted over the whole period. */
  uniques: boolean;
  pivot: { by: string; column: string; limit: number } | null;
  totals: boolean;
  /** '' without a row of sums; else its label, null for the usual one. */
  totalsRowLabel: string | null;
  keepsTotalsRow: boolean;
  hasGenericFilters: boolean;
  hasQueuedFilters: boolean;
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
  addsProcessedColumns: boolean;
  /** Puts the metrics of each goal beside the other columns; null: leaves them where they are. */
  goals: GoalParameters | null;
  comparison: ComparisonParameters | null;
  showColumns: string[];
  hideColumns: string[];
  hidesRecursively: boolean;
  /** For each row asked for, labels from the first level down; null without the parameter. */
  labelPaths: string[][] | null;
  /** `label[]` was given: rows are numbered. */
  isLabelList: boolean;
  /** Of a comparison: which of each row's comparisons stand for the rows that `label` found, by number; empty for none. */
  labelSeries: readonly number[];
  format: FormatMode;
}

/** Rows of an answer unless told otherwise, as in Matomo's API. */
const DEFAULT_LIMIT = 100;
const DEFAULT_PIVOT_COLUMNS = 10;

/** Reads the parameters that any table answers to. Throws: AppError api.parameterInvalid. */
export function parseTableParameters(parameters: RequestParameters): TableParameters {
  return {
    ...parseTree(parameters),
    ...parseTotals(parameters),
    ...parseRowFilters(parameters),
    ...parseColumns(parameters),
    pivot: parsePivot(parameters),
    comparison: parseComparison(parameters),
    hasGenericFilters: !parameters.flag('disable_generic_filters'),
    hasQueuedFilters: !parameters.flag('disable_queued_filters'),
    format: parameters.choice('format_metrics', formatModes, 'bc'),
  };
}

function parseTree(parameters: RequestParameters) {
  const depth = parameters.count('depth', -1, -1);
  const idSubtable = parameters.count('idSubtable', 0);
  return {
    expanded: parameters.flag('expanded'),
    flat: parameters.flag('flat'),
    includeAggregateRows: parameters.flag('include_aggregate_rows'),
    showsDimensions: parameters.flag('show_dimensions'),
    idSubtable: idSubtable > 0 ? idSubtable : null,
    depth: depth >= 0 ? depth : null,
    others: parameters.flag('others'),
    uniques: parameters.choice('uniques', ['daily', 'exact'], 'daily') === 'exact',
  };
}

function parseTotals(parameters: RequestParameters) {
  return {
    totals: parameters.flag('totals'),
    keepsTotalsRow: parameters.flag('keep_totals_row'),
    totalsRowLabel: parameters.has('keep_totals_row_label') ? parameters.text('keep_totals_row_label') : null,
  };
}

function parseRowFilters(parameters: RequestParameters) {
  const labels = parameters.items('label');
  const truncate = parameters.count('filter_truncate', -1, -1);
  const limit = parameters.count('filter_limit', DEFAULT_LIMIT, -1);
  return {
    pattern: parsePattern(parameters, 'filter_column', 'filter_pattern'),
    patternRecursive: parsePattern(parameters, 'filter_column_recursive', 'filter_pattern_recursive'),
    excludeLowPopulation: parseLowPopulation(parameters),
    sortColumn: parameters.has('filter_sort_column') ? parameters.text('filter_sort_column') : null,
    sortOrder: parameters.choice('filter_sort_order', ['asc', 'desc'], 'desc'),
    truncate: truncate >= 0 ? truncate : null,
    offset: parameters.count('filter_offset', 0),
    limit: labels.length > 0 ? -1 : limit,
    keepSummaryRow: parameters.flag('keep_summary_row'),
    labelPaths: labels.length > 0 ? labels.map(parseLabelPath) : null,
    isLabelList: !parameters.has('label'),
    labelSeries: parseLabelSeries(parameters),
  };
}

function parseLabelSeries(parameters: RequestParameters): number[] {
  const texts = parameters.list('labelSeries');
  const wrong = texts.find((text) => !/^\d{1,2}$/.test(text));
  if (wrong === undefined) return texts.map(Number);
  throw invalid('labelSeries', wrong, 'Give numbers from 0 on, in the order of `comparisons`.');
}

function parseColumns(parameters: RequestParameters) {
  return {
    addsProcessedColumns: parameters.flag('filter_add_columns_when_show_all_columns'),
    goals: parseGoals(parameters),
    showColumns: [...parameters.list('showColumns'), ...parameters.list('columns')],
    hideColumns: parameters.list('hideColumns'),
    hidesRecursively: parameters.flag('hideColumnsRecursively', true),
  };
}

/** `idGoal` alone asks for goal columns, too; 0 and negative numbers are Matomo's for all goals together. */
function parseGoals(parameters: RequestParameters): GoalParameters | null {
  const one = parameters.text('idGoal');
  const several = parameters.list('filter_show_goal_columns_process_goals');
  for (const id of [...(one === '' ? [] : [one]), ...several]) {
    if (/^(-?\d{1,9}|ecommerceOrder|ecommerceAbandonedCart)$/.test(id)) continue;
    const name = id === one ? 'idGoal' : 'filter_show_goal_columns_process_goals';
    throw invalid(name, id, "Use a goal's id, ecommerceOrder or ecommerceAbandonedCart.");
  }
  const ids = one === '' ? several : [one];
  const named = ids.filter((id) => !/^(0|-\d+)$/.test(id));
  if (ids.length === 0 && !parameters.flag('filter_update_columns_when_show_all_goals')) return null;
  return { ids: named.length > 0 ? named : null };
}

function parsePivot(parameters: RequestParameters): TableParameters['pivot'] {
  if (!parameters.has('pivotBy')) return null;
  const column = parameters.text('pivotByColumn') || 'nb_visits';
  const limit = parameters.count('pivotByColumnLimit', DEFAULT_PIVOT_COLUMNS, -1);
  return { by: parameters.text('pivotBy'), column, limit };
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
  return { column: parameters.text(name), minimum: parameters.number(`${name}_value`, 0) };
}
