import type { DataTable } from '@shared/datatable/DataTable';
import { pivotByDimension } from '@shared/datatable/filters/pivotByDimension';
import { sort } from '@shared/datatable/filters/sort';
import { shownLabel } from './decorate';
import { dimensionName } from './dimensionName';
import { sortColumnOf } from './genericFilters';
import type { PostProcessing } from './postProcess';
import { invalid } from './RequestParameters';
import type { TableParameters } from './TableParameters';

/** Rows × the labels one level below, sorted as the report is: afterwards its columns are gone. */
export function pivotTable(
  table: DataTable,
  { by, column, limit }: NonNullable<TableParameters['pivot']>,
  { parameters, processing }: { parameters: TableParameters; processing: PostProcessing },
): DataTable {
  const { decoration } = processing;
  checkDimension(by, processing);
  const order = parameters.sortOrder;
  const sorted = sort(table, { column: sortColumnOf(parameters, processing.report) || column, order });
  return pivotByDimension(sorted, {
    column,
    limit,
    labelOf: (row) => shownLabel(row, 1, decoration),
    othersLabel: decoration.context.translate('General_Others'),
  });
}

/** The dimension of the level below, in upper or lower case; the method that serves that level names it, too. */
function checkDimension(by: string, { report, plugin, decoration }: PostProcessing): void {
  const { subtable } = report ?? {};
  const below = decoration.reportAt(1).dimension;
  const names = [below && dimensionName(plugin, below), `${plugin}.${subtable ?? ''}`];
  const allowed = subtable === undefined ? [] : names.filter((name) => name !== undefined);
  if (allowed.some((name) => name.toLowerCase() === by.toLowerCase())) return;
  const hint = allowed.length > 0 ? `Allowed: ${allowed.join(', ')}.` : 'The rows of this report have none below them.';
  throw invalid('pivotBy', by, hint);
}
