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
import type { PostProcessing } from './postProcess';
import type { TableParameters } from './TableParameters';

/** Pattern, recursive pattern, low population, sort, truncate, limit: in this order. */
export function genericFilters(
  table: DataTable,
  parameters: TableParameters,
  { report, decoration }: PostProcessing,
): DataTable {
  const labelOf = parameters.flat ? undefined : (row: Row, level: number): string => shownLabel(row, level, decoration);
  let result = table;
  if (parameters.pattern) result = pattern(result, { ...parameters.pattern, labelOf });
  if (parameters.patternRecursive) result = patternRecursive(result, { ...parameters.patternRecursive, labelOf });
  if (parameters.excludeLowPopulation) result = excludeLowPopulation(result, parameters.excludeLowPopulation);
  const column = sortColumnOf(parameters, report);
  if (column !== '') result = sort(result, { column, order: parameters.sortOrder, labelOf });
  if (parameters.truncate !== null) {
    result = truncate(result, { keep: parameters.truncate, aggregations: coreAggregations });
  }
  const { offset, limit: count, keepSummaryRow } = parameters;
  return limit(result, { offset, limit: count, keepSummaryRow });
}

/** By what rows are sorted; '' for not at all. */
export function sortColumnOf({ sortColumn }: TableParameters, report: ReportDeclaration | null): string {
  return sortColumn ?? (report ? (report.defaultSortColumn ?? 'nb_visits') : '');
}
