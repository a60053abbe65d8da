import type { DataTable } from '../DataTable';
import { mapColumns } from '../derive';
import { round } from '../../metrics/round';

/** Sums the conversions and revenue of all goals of each row into `nb_conversions` and `revenue`; for archivers. */
export function sumGoalMetrics(table: DataTable): DataTable {
  return mapColumns(table, (columns) => {
    const { goals } = columns;
    if (typeof goals !== 'object' || goals === null) return columns;
    const sum = (name: string): number =>
      Object.values(goals).reduce((total, metrics) => total + (metrics[name] ?? 0), 0);
    return { ...columns, nb_conversions: sum('nb_conversions'), revenue: round(sum('revenue'), 2) };
  });
}
