import type { DataTable } from '../datatable/DataTable';
import { mapColumns } from '../datatable/derive';
import type { Columns, GoalColumns } from '../datatable/Row';
import { goalKey, goalsOf, isEcommerce } from './goals';
import { quotient } from './round';

/** Which goals get columns of their own. */
export interface GoalColumnOptions {
  ids: readonly string[];
  /** The report of one goal has more columns than that of all. */
  isSingle: boolean;
  /** What the rows' goals are of. */
  of: 'visits' | 'pages';
}

/** Metrics of goals that rows of visits, and of pages, have: added up, and worked out from those. */
export const goalColumnNames = {
  none: { metrics: [], processed: [] },
  visits: { metrics: ['nb_conversions', 'revenue'], processed: ['conversion_rate', 'revenue_per_visit'] },
  pages: {
    metrics: [
      'nb_conversions_page_uniq',
      'nb_conversions_attrib',
      'revenue_attrib',
      'nb_conversions_entry',
      'revenue_entry',
    ],
    processed: ['nb_conversions_page_rate', 'nb_conversions_entry_rate', 'revenue_per_entry'],
  },
} as const;

/**
 * Puts `goals` beside the other columns: goal_N_nb_conversions, goal_N_conversion_rate, goal_N_revenue, revenue_per_visit;
 * for pages goal_N_nb_conversions_attrib, goal_N_nb_conversions_entry and what belongs to them.
 */
export function expandGoals(table: DataTable, { ids, isSingle, of }: GoalColumnOptions): DataTable {
  return mapColumns(table, ({ goals, ...columns }) => {
    const result: Columns = { ...columns };
    for (const id of ids) {
      const metrics = goalsOf({ goals: goals ?? null })[goalKey(id)] ?? {};
      const own = of === 'pages' ? pageColumns(metrics, columns) : visitColumns(metrics, columns, { id, isSingle });
      for (const [name, value] of Object.entries(own)) result[`goal_${id}_${name}`] = value;
    }
    return of === 'pages' ? result : { ...result, ...goalTotalsOf(columns) };
  });
}

/** What all goals come to together. */
function goalTotalsOf(columns: Columns): Columns {
  const visits = toNumber(columns.nb_visits);
  return {
    nb_conversions: toNumber(columns.nb_conversions),
    revenue: toNumber(columns.revenue),
    conversion_rate: quotient(toNumber(columns.nb_visits_converted), visits, 4),
    revenue_per_visit: quotient(toNumber(columns.revenue), visits, 2),
  };
}

function visitColumns(
  goal: GoalColumns,
  columns: Columns,
  { id, isSingle }: { id: string; isSingle: boolean },
): Columns {
  const visits = toNumber(columns.nb_visits);
  const { nb_conversions = 0, revenue = 0 } = goal;
  return {
    nb_conversions,
    conversion_rate: quotient(goal.nb_visits_converted ?? 0, visits, 4),
    revenue,
    ...(isSingle ? { revenue_per_visit: quotient(revenue, visits, 2) } : {}),
    ...(isEcommerce(id) ? { items: goal.items ?? 0, avg_order_revenue: quotient(revenue, nb_conversions, 2) } : {}),
  };
}

function pageColumns(goal: GoalColumns, columns: Columns): Columns {
  const { nb_conversions_attrib = 0, nb_conversions_page_uniq = 0, nb_conversions_entry = 0, revenue_entry = 0 } = goal;
  const entries = toNumber(columns.entry_nb_visits);
  return {
    nb_conv_pages_before: goal.nb_conv_pages_before ?? 0,
    nb_conversions_page_uniq,
    nb_conversions_attrib,
    nb_conversions_page_rate: quotient(nb_conversions_attrib, nb_conversions_page_uniq, 3),
    revenue_attrib: goal.revenue_attrib ?? 0,
    nb_conversions_entry,
    nb_conversions_entry_rate: quotient(nb_conversions_entry, entries, 3),
    revenue_entry,
    revenue_per_entry: quotient(revenue_entry, entries, 2),
  };
}

function toNumber(value: Columns[string] | undefined): number {
  return typeof value === 'number' ? value : 0;
}
