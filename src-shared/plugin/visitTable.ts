import { DataTable, type Aggregations } from '../datatable/DataTable';
import type { CellValue } from './defineDimensions';
import type { VisitGroup } from './dayLogs';

/** The metrics of a table of visits, in Matomo's order. */
export const visitMetrics = [
  'nb_uniq_visitors',
  'nb_visits',
  'nb_actions',
  'nb_users',
  'max_actions',
  'sum_visit_length',
  'bounce_count',
  'nb_visits_converted',
] as const;

/** Worked out from visitMetrics when a report is served. */
export const processedVisitMetrics = ['nb_actions_per_visit', 'avg_time_on_site', 'bounce_rate'] as const;

/** Metrics of visits that do not sum. */
export const visitAggregations: Aggregations = { max_actions: 'max' };

/**
 * Adds groups of visits to a table, each to the row with its label; groups whose label is null are left out.
 *
 * A visitor who is in two groups of one row is counted twice there: ask for groups by what the label is made of.
 */
export function addVisits(
  table: DataTable,
  groups: readonly VisitGroup[],
  toLabel: (values: readonly CellValue[]) => string | null,
): DataTable {
  for (const { values, metrics } of groups) {
    const label = toLabel(values);
    if (label === null) continue;
    const columns = Object.fromEntries(visitMetrics.map((name) => [name, metrics[name]]));
    table.sumByLabel(label, columns, visitAggregations);
  }
  return table;
}

/** A table with a row for each label of the groups. */
export function toVisitTable(
  groups: readonly VisitGroup[],
  toLabel: (values: readonly CellValue[]) => string | null = ([value]) => String(value ?? ''),
): DataTable {
  return addVisits(new DataTable(), groups, toLabel);
}
