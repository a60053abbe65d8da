import { DataTable, newSummaryRow, sumColumns, type Aggregations } from '../datatable/DataTable';
import type { Columns } from '../datatable/Row';
import { goalTotals } from '../metrics/goals';
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
 * Adds groups of visits to a table, each to the row with its label; groups whose label is null are left out, those beyond
 * a question's limit are added to the summary row.
 *
 * A visitor who is in two groups of one row is counted twice there: ask for groups by what the label is made of.
 */
export function addVisits(
  table: DataTable,
  groups: readonly VisitGroup[],
  toLabel: (values: readonly CellValue[]) => string | null,
): DataTable {
  for (const group of groups) {
    if (group.isOthers) {
      const others = table.summaryRow ?? table.addRow(newSummaryRow());
      sumColumns(others.columns, toColumns(group), visitAggregations);
      continue;
    }
    const label = toLabel(group.values);
    if (label !== null) table.sumByLabel(label, toColumns(group), visitAggregations);
  }
  return table;
}

/** The usual metrics in their order, then what the question selected, then conversions where there are any. */
function toColumns({ metrics, goals }: VisitGroup): Columns {
  const columns: Columns = {};
  for (const name of visitMetrics) if (metrics[name] !== undefined) columns[name] = metrics[name];
  for (const name in metrics) if (metrics[name] !== undefined) columns[name] ??= metrics[name];
  return goals ? Object.assign(columns, goalTotals(goals), { goals }) : columns;
}

/** A table with a row for each label of the groups. */
export function toVisitTable(
  groups: readonly VisitGroup[],
  toLabel: (values: readonly CellValue[]) => string | null = ([value]) => String(value ?? ''),
): DataTable {
  return addVisits(new DataTable(), groups, toLabel);
}
