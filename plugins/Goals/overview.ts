import {
  DataTable,
  DataTableMap,
  filters,
  goalIds,
  toGoalRecord,
  type ApiServices,
  type Columns,
  type ReportRequest,
} from 'heartwood/sdk';
import { goalMetrics, NEW_VISIT, overallMetrics } from './conversionNumbers';
import { parseGoalId } from './goalIds';

/** The end of the numbers' names of all visits but those of new visitors. */
export const RETURNING_VISIT = '_returning_visit';

/** Which numbers of goals are wanted. */
export interface OverviewOptions {
  /** '' for all goals together. */
  idGoal: string;
  /** Those of new and of returning visitors' visits, too. */
  isDivided: boolean;
  /** Those of each goal beside those of all, as goal_3_revenue. */
  hasEachGoal: boolean;
}

/** The numbers of a goal, in the order of an answer; orders and carts have more than others. */
export function numbersOf(idGoal: string): { metrics: readonly string[]; processed: readonly string[] } {
  const id = parseGoalId(idGoal);
  if (id === null || id > goalIds.order) return { metrics: overallMetrics, processed: ['conversion_rate'] };
  const isShown = (metric: string) => id === goalIds.order || !/^revenue_/.test(metric);
  return { metrics: goalMetrics.filter(isShown), processed: ['conversion_rate', 'avg_order_revenue'] };
}

/** Goals.get: the conversions of all goals, or of one, in the period. */
export async function readOverview(
  services: ApiServices,
  request: ReportRequest,
  { idGoal, isDivided, hasEachGoal }: OverviewOptions,
): Promise<DataTable | DataTableMap> {
  const each = hasEachGoal ? eachGoal(services, request) : [];
  const names = [
    ...['nb_visits', ...(isDivided ? ['nb_visits_new'] : [])],
    ...[idGoal, ...each].flatMap((id) => numbersOf(id).metrics.flatMap((metric) => recordsOf(id, metric, isDivided))),
  ];
  const tables = await services.numerics(names, request);
  const toRow = (table: DataTable): DataTable => {
    const stored = table.rows[0]?.columns ?? {};
    const row = isDivided ? divide(idGoal, stored) : toColumns(idGoal, stored, '');
    for (const id of each) {
      for (const [name, value] of Object.entries(toColumns(id, stored, ''))) row[`goal_${id}_${name}`] = value;
    }
    const result = DataTable.simple(row);
    result.metadata = table.metadata;
    return result;
  };
  return tables instanceof DataTableMap ? tables.map(toRow) : toRow(tables);
}

function eachGoal({ goals, sites }: ApiServices, { idSite }: ReportRequest): string[] {
  const id = Number(idSite);
  if (!Number.isInteger(id)) return [];
  const ids = goals.all(id).map(({ idgoal }) => String(idgoal));
  return sites.byId(id).ecommerce === 1 ? [...ids, 'ecommerceOrder'] : ids;
}

function recordName(idGoal: string, metric: string): string {
  const id = parseGoalId(idGoal);
  return id === null ? `Goal_${metric}` : toGoalRecord(`Goal_{idgoal}_${metric}`, id);
}

function recordsOf(idGoal: string, metric: string, isDivided: boolean): string[] {
  const name = recordName(idGoal, metric);
  return isDivided ? [name, `${name}${NEW_VISIT}`] : [name];
}

/** All visits, then those of new visitors, then the others: what is left of all. */
function divide(idGoal: string, stored: Columns): Columns {
  const returning: Columns = { nb_visits: numberOf(stored.nb_visits) - numberOf(stored.nb_visits_new) };
  for (const metric of numbersOf(idGoal).metrics) {
    const name = recordName(idGoal, metric);
    const left = numberOf(stored[name]) - numberOf(stored[`${name}${NEW_VISIT}`]);
    returning[name] = Math.round(left * 100) / 100;
  }
  return {
    ...toColumns(idGoal, stored, ''),
    ...withEnding(toColumns(idGoal, { ...stored, nb_visits: stored.nb_visits_new ?? 0 }, NEW_VISIT), NEW_VISIT),
    ...withEnding(toColumns(idGoal, returning, ''), RETURNING_VISIT),
  };
}

/** A goal's numbers under the names of metrics, and what is worked out from them. */
function toColumns(idGoal: string, stored: Columns, end: string): Columns {
  const { metrics, processed } = numbersOf(idGoal);
  const columns: Columns = {};
  for (const metric of metrics) columns[metric] = numberOf(stored[`${recordName(idGoal, metric)}${end}`]);
  const worked = filters.processedMetricsOf(processed, metrics);
  const known = { ...columns, nb_visits: numberOf(stored.nb_visits) };
  for (const { name, compute } of worked) columns[name] = compute(known, {}) ?? 0;
  return columns;
}

function withEnding(columns: Columns, end: string): Columns {
  return Object.fromEntries(Object.entries(columns).map(([name, value]) => [`${name}${end}`, value]));
}

function numberOf(value: Columns[string] | undefined): number {
  return typeof value === 'number' ? value : 0;
}
