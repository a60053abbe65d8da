import { goalsOf, goalTotals } from '../../metrics/goals';
import type { DataTable } from '../DataTable';
import { mapColumns } from '../derive';

/** Sums the conversions and revenue of all goals of each row into `nb_conversions` and `revenue`; for archivers. */
export function sumGoalMetrics(table: DataTable): DataTable {
  return mapColumns(table, (columns) => (columns.goals ? { ...columns, ...goalTotals(goalsOf(columns)) } : columns));
}
