import type { DataTable } from '@shared/datatable/DataTable';
import { labelFilter, labelsFilter } from '@shared/datatable/filters/labelFilter';
import { pickSeries } from '@shared/datatable/filters/pickSeries';
import type { Row } from '@shared/datatable/Row';
import { decorate, shownLabel, type Decoration } from './decorate';
import { invalid } from './RequestParameters';
import type { TableParameters } from './TableParameters';

/** The rows that the request's labels lead to; raw labels and shown ones both lead there. No decoration: they are shown. */
export function findLabels(
  table: DataTable,
  { labelPaths, isLabelList, labelSeries }: Pick<TableParameters, 'labelPaths' | 'isLabelList' | 'labelSeries'>,
  decoration: Decoration | null,
): DataTable {
  const find = (from: DataTable, path: readonly string[]): DataTable => findLabel(from, path, decoration);
  const [first = []] = labelPaths ?? [];
  const found = isLabelList ? labelsFilter(table, labelPaths ?? [], find) : find(table, first);
  return labelSeries.length > 0 ? pickLabelSeries(found, labelSeries) : found;
}

/** The n-th number belongs to the n-th label, the last one to all labels beyond. */
function pickLabelSeries(found: DataTable, labelSeries: readonly number[]): DataTable {
  return pickSeries(found, ({ metadata, comparisons }) => {
    const series = labelSeries[Number(metadata.label_idx ?? 0)] ?? labelSeries.at(-1) ?? 0;
    const count = comparisons?.rowCount ?? 0;
    if (series < count) return series;
    throw invalid('labelSeries', String(series), count === 0 ? 'It needs compare=1.' : `The last one is ${count - 1}.`);
  });
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
