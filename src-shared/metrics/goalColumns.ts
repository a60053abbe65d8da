import type { DataTable } from '../datatable/DataTable';
import { mapColumns } from '../datatable/derive';
import type { Columns } from '../datatable/Row';
import { quotient } from './round';

/** Puts `goals` beside the other columns: goal_N_nb_conversions, goal_N_conversion_rate, goal_N_revenue, revenue_per_visit. */
export function expandGoals(table: DataTable, goalIds: readonly string[]): DataTable {
  return mapColumns(table, ({ goals, ...columns }) => {
    const result: Columns = { ...columns };
    const visits = toNumber(columns.nb_visits);
    for (const id of goalIds) {
      const metrics = typeof goals === 'object' && goals !== null ? (goals[`idgoal=${id}`] ?? {}) : {};
      result[`goal_${id}_nb_conversions`] = metrics.nb_conversions ?? 0;
      result[`goal_${id}_conversion_rate`] = quotient(metrics.nb_visits_converted ?? 0, visits, 4);
      result[`goal_${id}_revenue`] = metrics.revenue ?? 0;
    }
    result.revenue_per_visit = quotient(toNumber(columns.revenue), visits, 2);
    return result;
  });
}

function toNumber(value: Columns[string] | undefined): number {
  return typeof value === 'number' ? value : 0;
}
