import type { DataTable } from '@shared/datatable/DataTable';
import { labelFilter, labelsFilter } from '@shared/datatable/filters/labelFilter';
import type { Row } from '@shared/datatable/Row';
import { decorate, shownLabel, type Decoration } from './decorate';
import type { TableParameters } from './TableParameters';

/** The rows that the request's labels lead to; raw labels and shown ones both lead there. No decoration: they are shown. */
export function findLabels(
  table: DataTable,
  { labelPaths, isLabelList }: Pick<TableParameters, 'labelPaths' | 'isLabelList'>,
  decoration: Decoration | null,
): DataTable {
  const find = (from: DataTable, path: readonly string[]): DataTable => findLabel(from, path, decoration);
  const [first = []] = labelPaths ?? [];
  return isLabelList ? labelsFilter(table, labelPaths ?? [], find) : find(table, first);
}

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
