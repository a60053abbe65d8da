import type { DataTable } from '@shared/datatable/DataTable';
import { computeTotals } from '@shared/datatable/filters/computeTotals';
import { excludeLowPopulation } from '@shared/datatable/filters/excludeLowPopulation';
import { flatten } from '@shared/datatable/filters/flatten';
import { keepTopLeaves } from '@shared/datatable/filters/keepTopLeaves';
import { labelFilter } from '@shared/datatable/filters/labelFilter';
import { limit } from '@shared/datatable/filters/limit';
import { pattern } from '@shared/datatable/filters/pattern';
import { patternRecursive } from '@shared/datatable/filters/patternRecursive';
import { showHideColumns } from '@shared/datatable/filters/showHideColumns';
import { sort } from '@shared/datatable/filters/sort';
import { truncate } from '@shared/datatable/filters/truncate';
import type { Row } from '@shared/datatable/Row';
import { coreAggregations } from '@shared/metrics/coreMetrics';
import { formatMetrics } from '@shared/metrics/formatMetrics';
import { expandGoals } from '@shared/metrics/goalColumns';
import { addProcessedMetrics, processedMetricsOf } from '@shared/metrics/processedMetrics';
import type { ReportDeclaration } from '@shared/plugin/defineReports';
import { decorate, shownLabel, type Decoration } from './decorate';
import type { TableParameters } from './TableParameters';

/** What post-processing knows besides the request's parameters. */
export interface PostProcessing {
  /** null for a method that no report declares. */
  report: ReportDeclaration | null;
  decoration: Decoration;
  currency: string;
  /** The site's goals. */
  goalIds: readonly number[];
}

/**
 * What happens to every table between its record and the renderer, in Matomo's order: totals, flat, pattern, low population,
 * sort, truncate, limit, processed metrics, labels and metadata, columns, label, formatting.
 */
export function postProcess(table: DataTable, parameters: TableParameters, processing: PostProcessing): DataTable {
  const { report, decoration } = processing;
  const processed = processedMetricsOf(report?.processedMetrics ?? [], report?.metrics ?? []);
  const isProcessed = (name: string | undefined): boolean => processed.some((metric) => metric.name === name);
  let result = parameters.totals ? computeTotals(table, coreAggregations) : table;
  if (table.isSimple) {
    result = addProcessedMetrics(result, processed);
  } else {
    const needsProcessed = genericColumns(parameters).some(isProcessed) || parameters.labelPath !== null;
    if (needsProcessed) result = addProcessedMetrics(result, processed);
    const isDecorated = parameters.flat;
    if (isDecorated) {
      result = dropHopeless(result, parameters, report);
      result = flatten(decorate(result, decoration), {
        separator: report?.recursiveSeparator ?? ' - ',
        includeAggregateRows: parameters.includeAggregateRows,
      });
    }
    result = genericFilters(result, parameters, processing, isDecorated);
    result = addProcessedMetrics(result, processed);
    if (parameters.showsGoals) result = expandGoals(result, processing.goalIds);
    if (parameters.labelPath) result = findLabel(result, parameters.labelPath, isDecorated ? null : decoration);
    else if (!isDecorated) result = decorate(result, decoration);
  }
  result = showHideColumns(result, { show: parameters.showColumns, hide: parameters.hideColumns });
  const names = report?.processedMetrics ?? [];
  return formatMetrics(result, { mode: parameters.format, processed: names, currency: processing.currency });
}

function genericColumns({
  sortColumn,
  pattern: one,
  excludeLowPopulation: low,
}: TableParameters): (string | undefined)[] {
  return [sortColumn ?? undefined, one?.column, low?.column];
}

function genericFilters(
  table: DataTable,
  parameters: TableParameters,
  { report, decoration }: PostProcessing,
  isDecorated: boolean,
): DataTable {
  const labelOf = isDecorated ? undefined : (row: Row, level: number): string => shownLabel(row, level, decoration);
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
function sortColumnOf({ sortColumn }: TableParameters, report: ReportDeclaration | null): string {
  return sortColumn ?? (report ? (report.defaultSortColumn ?? 'nb_visits') : '');
}

/** Labels and metadata cost most of the time: where no filter needs all rows, only those are decorated that may be answered. */
function dropHopeless(table: DataTable, parameters: TableParameters, report: ReportDeclaration | null): DataTable {
  const { pattern: one, patternRecursive: any, excludeLowPopulation: low, truncate: keep, labelPath } = parameters;
  const column = sortColumnOf(parameters, report);
  // Who asks for totals is told how many rows there are: all have to be there.
  const isWhole = parameters.totals || parameters.limit < 0;
  if (one || any || low || keep !== null || labelPath || isWhole || column === '') return table;
  const { sortOrder: order, includeAggregateRows, offset, limit: count } = parameters;
  return keepTopLeaves(table, { column, order, count: offset + count, includeAggregateRows });
}

/** The row that a path of labels leads to, alone; raw labels and shown ones both lead there. */
function findLabel(table: DataTable, path: readonly string[], decoration: Decoration | null): DataTable {
  if (!decoration) return labelFilter(table, path);
  const isLabel = (row: Row, label: string, level: number): boolean =>
    row.label === label || shownLabel(row, level, decoration) === label;
  const found = labelFilter(table, path, isLabel);
  const parentLabels = [...decoration.parentLabels, ...rawParents(table, path, isLabel)];
  const levels = path.length - 1;
  return decorate(found, { ...decoration, parentLabels, reportAt: (level) => decoration.reportAt(level + levels) });
}

function rawParents(
  table: DataTable,
  path: readonly string[],
  isLabel: (row: Row, label: string, level: number) => boolean,
): string[] {
  return path
    .slice(0, -1)
    .map((_, level) => labelFilter(table, path.slice(0, level + 1), isLabel).rows[0]?.label ?? '');
}
