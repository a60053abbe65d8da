import type { DataTable } from '@shared/datatable/DataTable';
import { pivotByDimension } from '@shared/datatable/filters/pivotByDimension';
import { sort } from '@shared/datatable/filters/sort';
import type { Row } from '@shared/datatable/Row';
import { isProcessedMetric } from '@shared/metrics/processedMetrics';
import { checkColumn } from './checkColumns';
import { shownLabel } from './decorate';
import { sortColumnOf } from './genericFilters';
import type { PostProcessing } from './postProcess';
import { invalid } from './RequestParameters';
import type { TableParameters } from './TableParameters';

/** Rows × the labels one level below, sorted as the report is: afterwards its columns are gone. */
export function pivotTable(
  table: DataTable,
  { column, limit }: NonNullable<TableParameters['pivot']>,
  { parameters, processing }: { parameters: TableParameters; processing: PostProcessing },
): DataTable {
  const { decoration, report, pivot } = processing;
  const below = table.rows.find((row) => row.subtable)?.subtable;
  if (isProcessedMetric(column)) throw invalid('pivotByColumn', column, 'It cannot be summed: use a metric that can.');
  if (below) checkColumn(below, { name: 'pivotByColumn', column, report: pivot?.entry.report ?? null });
  const order = parameters.sortOrder;
  const sorted = sort(table, { column: sortColumnOf(parameters, report) || column, order });
  return pivotByDimension(sorted, {
    column,
    limit,
    labelOf: pivotLabel(processing),
    othersLabel: decoration.context.translate('General_Others'),
  });
}

/** What a row of the level below is called: by the report that this level is, or that was put there. */
function pivotLabel({ decoration, pivot }: PostProcessing): (row: Row) => string {
  if (!pivot || pivot.isBelow) return (row) => shownLabel(row, 1, decoration);
  const { report } = pivot.entry;
  return (row) => shownLabel(row, 0, { ...decoration, parentLabels: [], reportAt: () => report });
}
