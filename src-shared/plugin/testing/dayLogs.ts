import { decodeRecord, encodeRecord } from '../../datatable/encode';
import {
  DataTable,
  RecordTable,
  type ActionGroup,
  type CellValue,
  type DayLogs,
  type GroupBy,
  type RecordValue,
  type VisitGroup,
} from '../index';

/** A visit for an archiver's test: columns by name. Left out: visitor 1, one action, no time. */
export type VisitRow = Readonly<Record<string, CellValue>>;

/** An archiver's question box over arrays of rows: no database. Times are UTC. `answers` are those of other questions. */
export function dayLogs(
  visits: readonly VisitRow[],
  actions: readonly ActionGroup[] = [],
  answers: Partial<DayLogs> = {},
): DayLogs {
  return {
    idSite: 1,
    queryVisitsByDimension: (dimensions, { where = [] } = {}) =>
      groupVisits(
        visits.filter((visit) => where.every(({ column, is }) => is(visit[column] ?? null))),
        dimensions,
      ),
    queryActions: (types) => actions.filter(({ type }) => types.includes(type)),
    queryActionsByDimension: () => [],
    queryConversionsByDimension: () => [],
    queryEcommerceItems: () => [],
    queryRequestsByDimension: () => [],
    customDimensions: [],
    option: () => null,
    siteHosts: ['example.com'],
    siteHour: (time) => Math.floor(Number(time) / 3600) % 24,
    ...answers,
  };
}

/** An action of one hit by one visitor, unless told otherwise. */
export function action(type: number, name: string, metrics: Partial<ActionGroup['metrics']> = {}): ActionGroup {
  const one = { nb_visits: 1, nb_uniq_visitors: 1, nb_hits: 1, sum_time_spent: 0 };
  const urlPrefix = type === 8 ? null : 2;
  return { idaction: 0, name, type, urlPrefix, metrics: { ...one, ...metrics } };
}

function groupVisits(visits: readonly VisitRow[], dimensions: readonly GroupBy[]): VisitGroup[] {
  const groups = new Map<string, { values: CellValue[]; visits: VisitRow[] }>();
  for (const visit of visits) {
    const values = dimensions.map((by) =>
      typeof by === 'string' ? (visit[by] ?? null) : by.to(visit[by.column] ?? null),
    );
    const key = JSON.stringify(values);
    const group = groups.get(key) ?? { values, visits: [] };
    groups.set(key, group);
    group.visits.push(visit);
  }
  return [...groups.values()].map((group) => ({ values: group.values, metrics: sumVisits(group.visits) }));
}

function sumVisits(visits: readonly VisitRow[]): VisitGroup['metrics'] {
  const actions = visits.map((visit) => Number(visit.visit_total_actions ?? 1));
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  return {
    nb_uniq_visitors: new Set(visits.map((visit) => visit.idvisitor ?? 1)).size,
    nb_visits: visits.length,
    nb_actions: sum(actions),
    max_actions: Math.max(...actions),
    sum_visit_length: sum(visits.map((visit) => Number(visit.visit_total_time ?? 0))),
    bounce_count: actions.filter((count) => count < 2).length,
    nb_visits_converted: sum(visits.map((visit) => Number(visit.visit_goal_converted ?? 0))),
    nb_users: new Set(visits.map((visit) => visit.user_id).filter(Boolean)).size,
  };
}

/** A record that an archiver made, as it is read again. */
export function toDataTable(value: RecordValue | undefined): DataTable {
  if (value === undefined || typeof value === 'number') throw new Error('no table');
  const blobs = encodeRecord('R', value instanceof RecordTable ? value : RecordTable.from(value));
  return decodeRecord('R', (name) => blobs[name], { expanded: true }) ?? new DataTable();
}
