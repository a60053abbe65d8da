import type { DataTable } from '@shared/datatable/DataTable';
import { excludeLowPopulation } from '@shared/datatable/filters/excludeLowPopulation';
import { limit } from '@shared/datatable/filters/limit';
import { pattern } from '@shared/datatable/filters/pattern';
import { patternRecursive } from '@shared/datatable/filters/patternRecursive';
import { sort } from '@shared/datatable/filters/sort';
import { truncate } from '@shared/datatable/filters/truncate';
import type { Row } from '@shared/datatable/Row';
import { coreAggregations } from '@shared/metrics/coreMetrics';
import type { ReportDeclaration } from '@shared/plugin/defineReports';
import { shownLabel } from './decorate';
import { runWithin } from '../runWithin';
import { checkColumns } from './checkColumns';
import type { PostProcessing } from './postProcess';
import { invalid } from './RequestParameters';
import type { PatternParameters, TableParameters } from './TableParameters';

/** The longest that a request's regular expression may look for its rows. */
const MAX_PATTERN_SECONDS = 1;

/** Pattern, recursive pattern, low population, sort, truncate, limit: in this order. */
export function genericFilters(
  table: DataTable,
  parameters: TableParameters,
  { report, decoration }: PostProcessing,
): DataTable {
  const labelOf = parameters.flat ? undefined : (row: Row, level: number): string => shownLabel(row, level, decoration);
  checkColumns(table, parameters, report);
  const { pattern: one, patternRecursive: any } = parameters;
  let result = table;
  if (one) result = findWithin('filter_pattern', one, () => pattern(table, { ...one, labelOf }));
  if (any) {
    const before = result;
    result = findWithin('filter_pattern_recursive', any, () => patternRecursive(before, { ...any, labelOf }));
  }
  if (parameters.excludeLowPopulation) result = excludeLowPopulation(result, parameters.excludeLowPopulation);
  const column = sortColumnOf(parameters, report);
  if (column !== '') result = sort(result, { column, order: parameters.sortOrder, labelOf });
  if (parameters.truncate !== null) {
    result = truncate(result, { keep: parameters.truncate, aggregations: coreAggregations });
  }
  const { offset, limit: count, keepSummaryRow } = parameters;
  return limit(result, { offset, limit: count, keepSummaryRow });
}

/** Repetitions inside repetitions, such as (a+)+, never come to an end. */
function findWithin(name: string, { pattern: { source } }: PatternParameters, find: () => DataTable): DataTable {
  return runWithin(MAX_PATTERN_SECONDS, find, (seconds) =>
    invalid(name, source, `It takes longer than ${seconds} s: leave out repetitions inside repetitions.`),
  );
}

/** By what rows are sorted; '' for not at all. */
export function sortColumnOf({ sortColumn }: TableParameters, report: ReportDeclaration | null): string {
  return sortColumn ?? (report ? (report.defaultSortColumn ?? 'nb_visits') : '');
}
