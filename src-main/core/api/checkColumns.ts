import type { DataTable } from '@shared/datatable/DataTable';
import { isMetric } from '@shared/metrics/metricInfo';
import type { ReportDeclaration } from '@shared/plugin/defineReports';
import { invalid } from './RequestParameters';
import type { TableParameters } from './TableParameters';

/**
 * A column that neither the table has nor anybody knows is a slip of the hand. One that is known but not there is none: longer
 * periods lack some. Throws: AppError api.parameterInvalid with the columns there are.
 */
export function checkColumns(table: DataTable, parameters: TableParameters, report: ReportDeclaration | null): void {
  const { pattern, patternRecursive, excludeLowPopulation, sortColumn } = parameters;
  const wanted = {
    filter_column: pattern?.column,
    filter_column_recursive: patternRecursive?.column,
    filter_excludelowpop: excludeLowPopulation?.column,
    filter_sort_column: sortColumn ?? undefined,
  };
  for (const [name, column] of Object.entries(wanted)) {
    if (column !== undefined) checkColumn(table, { name, column, report });
  }
}

/** One parameter and the column that it names. Throws: AppError api.parameterInvalid. */
export function checkColumn(
  table: DataTable,
  { name, column, report }: { name: string; column: string; report: ReportDeclaration | null },
): void {
  const declared = ['label', ...(report?.metrics ?? []), ...(report?.processedMetrics ?? [])];
  if (column === '' || declared.includes(column) || isMetric(column) || table.rowCount === 0) return;
  const present = new Set(declared);
  for (const row of table) {
    if (Object.hasOwn(row.columns, column) || Object.hasOwn(row.metadata, column)) return;
    for (const own of Object.keys(row.columns)) if (own !== 'goals') present.add(own);
  }
  throw invalid(name, column, `Columns: ${[...present].join(', ')}.`);
}
