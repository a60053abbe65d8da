import { DataTable } from '@shared/datatable/DataTable';
import { addTotalsRow } from '@shared/datatable/filters/addTotalsRow';
import { applyQueuedFilters } from '@shared/datatable/filters/applyQueuedFilters';
import { computeTotals } from '@shared/datatable/filters/computeTotals';
import { deleteRows } from '@shared/datatable/filters/deleteRows';
import { dropSketches } from '@shared/datatable/filters/dropSketches';
import { flatten } from '@shared/datatable/filters/flatten';
import { keepTopLeaves } from '@shared/datatable/filters/keepTopLeaves';
import { showHideColumns } from '@shared/datatable/filters/showHideColumns';
import { coreAggregations } from '@shared/metrics/coreMetrics';
import { formatMetrics } from '@shared/metrics/formatMetrics';
import { expandGoals, type GoalColumnOptions } from '@shared/metrics/goalColumns';
import { addProcessedMetrics, processedMetricsOf, type ProcessedMetric } from '@shared/metrics/processedMetrics';
import type { ReportDeclaration } from '@shared/plugin/defineReports';
import { decorate, type Decoration } from './decorate';
import { dimensionName } from './dimensionName';
import { findLabels } from './findLabels';
import type { Pivot } from './findPivot';
import { genericFilters, sortColumnOf } from './genericFilters';
import { pivotTable } from './pivotTable';
import type { GoalParameters, TableParameters } from './TableParameters';
import { dropSummedUniques } from './withUniques';

/** What post-processing knows besides the request's parameters. */
export interface PostProcessing {
  /** null for a method that no report declares. */
  report: ReportDeclaration | null;
  /** The plugin of the report. */
  plugin: string;
  decoration: Decoration;
  currency: string;
  timezone: string;
  /** The site's goals. */
  goalIds: readonly string[];
  /** What the rows are divided by, where the request asks for it. */
  pivot?: Pivot | null;
}

/** Added by filter_add_columns_when_show_all_columns. */
const allColumns = ['conversion_rate', 'nb_actions_per_visit', 'avg_time_on_site', 'bounce_rate'];

/**
 * The first half of what happens to every table between its record and the renderer, in Matomo's order: pivot, totals, flat,
 * pattern, low population, sort, truncate, limit, processed metrics. Labels are still those of the record, unless it is flat.
 */
export function shapeTable(table: DataTable, parameters: TableParameters, processing: PostProcessing): DataTable {
  const processed = processedOf(processing, parameters);
  const withTotals = parameters.totals || parameters.keepsTotalsRow;
  if (table.isSimple) {
    return addProcessedMetrics(withTotals ? computeTotals(table, coreAggregations) : table, processed);
  }
  let result = parameters.pivot ? pivotTable(table, parameters.pivot, { parameters, processing }) : table;
  if (withTotals) result = computeTotals(result, coreAggregations);
  if (needsProcessed(parameters, processed)) result = addProcessedMetrics(result, processed);
  if (parameters.addsProcessedColumns) result = deleteRows(result, (row) => row.number('nb_visits') === 0);
  // Where idGoal chooses the record, rows have no goals beside it.
  if (parameters.goals && !processing.report?.recordOf)
    result = expandGoals(result, goalColumnsOf(parameters.goals, processing));
  if (parameters.flat) result = flattenTable(result, parameters, processing);
  if (parameters.hasGenericFilters) result = genericFilters(result, parameters, processing);
  if (parameters.uniques) result = dropSummedUniques(result);
  return parameters.pivot ? result : addProcessedMetrics(result, processed);
}

/** The second half: queued filters, labels and metadata, columns, `label`, formatting. */
export function finishTable(table: DataTable, parameters: TableParameters, processing: PostProcessing): DataTable {
  let result = table;
  if (!table.isSimple) {
    const decoration = parameters.flat || !parameters.hasQueuedFilters ? null : processing.decoration;
    if (parameters.hasQueuedFilters) result = applyQueuedFilters(result);
    if (parameters.labelPaths) result = findLabels(result, parameters, decoration);
    else if (decoration) result = decorate(result, decoration);
    if (parameters.keepsTotalsRow && !parameters.labelPaths) result = withTotalsRow(result, parameters, processing);
  }
  result = dropSketches(result);
  const { showColumns: show, hideColumns: hide, hidesRecursively: isRecursive } = parameters;
  result = showHideColumns(result, { show, hide, isRecursive });
  // Columns of a pivot table are called by labels, which say nothing about their type.
  if (parameters.pivot) return result;
  const processed = [...(processing.report?.processedMetrics ?? []), ...allColumns];
  const { currency, timezone } = processing;
  return formatMetrics(result, { mode: parameters.format, processed, currency, timezone });
}

function processedOf({ report }: PostProcessing, { addsProcessedColumns }: TableParameters): ProcessedMetric[] {
  const own = report?.processedMetrics ?? [];
  const more = addsProcessedColumns ? allColumns.filter((name) => !own.includes(name)) : [];
  return processedMetricsOf([...own, ...more], report?.metrics ?? []);
}

/** Do filters look at columns that are worked out? Else that is done for the rows that they leave. */
function needsProcessed(parameters: TableParameters, processed: readonly ProcessedMetric[]): boolean {
  const { sortColumn, pattern: one, excludeLowPopulation: low, labelPaths } = parameters;
  const columns = [sortColumn, one?.column, low?.column];
  return labelPaths !== null || processed.some(({ name, usesTotals }) => usesTotals === true || columns.includes(name));
}

function goalColumnsOf({ ids }: GoalParameters, { goalIds, report }: PostProcessing): GoalColumnOptions {
  return { ids: ids ?? goalIds, isSingle: ids?.length === 1, of: report?.goalMetrics ?? 'visits' };
}

/** What stands between the labels of a flat table. */
export function separatorOf(report: ReportDeclaration | null): string {
  return report?.recursiveSeparator ?? ' - ';
}

function flattenTable(table: DataTable, parameters: TableParameters, processing: PostProcessing): DataTable {
  const { report, plugin, decoration } = processing;
  const hopeful = dropHopeless(table, parameters, report);
  const named = parameters.hasQueuedFilters ? decorate(hopeful, decoration) : hopeful;
  const dimensionAt = (level: number): string =>
    dimensionName(plugin, decoration.reportAt(level).dimension ?? '').replace('.', '_');
  return flatten(named, {
    separator: separatorOf(report),
    includeAggregateRows: parameters.includeAggregateRows,
    dimensionAt: parameters.showsDimensions ? dimensionAt : undefined,
  });
}

/** Labels and metadata cost most of the time: where no filter needs all rows, only those are decorated that may be answered. */
function dropHopeless(table: DataTable, parameters: TableParameters, report: ReportDeclaration | null): DataTable {
  const { pattern: one, patternRecursive: any, excludeLowPopulation: low, truncate: keep, labelPaths } = parameters;
  const column = sortColumnOf(parameters, report);
  // Who asks for totals is told how many rows there are: all have to be there.
  const isWhole = parameters.totals || parameters.limit < 0 || !parameters.hasGenericFilters;
  if (one || any || low || keep !== null || labelPaths || isWhole || column === '') return table;
  const { sortOrder: order, includeAggregateRows, offset, limit: count } = parameters;
  return keepTopLeaves(table, { column, order, count: offset + count, includeAggregateRows });
}

function withTotalsRow(table: DataTable, parameters: TableParameters, processing: PostProcessing): DataTable {
  const label = parameters.totalsRowLabel ?? processing.decoration.context.translate('General_Total');
  const row = addTotalsRow(table, { ...table.metadata.totals }, label).totalsRow;
  if (!row) return table;
  // A pivot table has none of the columns that these are worked out from.
  const processed = parameters.pivot ? [] : processedOf(processing, parameters);
  const [totals] = addProcessedMetrics(DataTable.fromRows([row.columns]), processed).rows;
  return addTotalsRow(table, totals?.columns ?? row.columns, label);
}
