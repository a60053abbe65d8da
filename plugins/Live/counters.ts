import type { ApiServices, CellValue, LogSelection } from 'heartwood/sdk';

const TWO_DAYS = 2 * 24 * 60;

/** What happened in the minutes before now. */
export interface Counters {
  visits: number;
  actions: number;
  visitors: number;
  visitsConverted: number;
  [name: string]: number;
}

/** `lastMinutes` is cut to two days, as in Matomo. */
export function readCounters(
  selection: LogSelection,
  lastMinutes: number,
  { logs, now }: Pick<ApiServices, 'logs' | 'now'>,
): Counters {
  const since = now() - Math.min(Math.max(0, lastMinutes), TWO_DAYS) * 60;
  const is = (time: CellValue): boolean => Number(time) >= since;
  const counters: Counters = { visits: 0, actions: 0, visitors: 0, visitsConverted: 0 };
  const visitors = new Set<CellValue>();
  logs.days({ ...selection, since }, (day) => {
    const people = day.queryVisitsByDimension(['idvisitor'], { where: [{ column: 'visit_last_action_time', is }] });
    for (const { values, metrics } of people) {
      visitors.add(values[0] ?? null);
      counters.visits += metrics.nb_visits;
      counters.visitsConverted += metrics.nb_visits_converted;
    }
    for (const { metrics } of day.queryActionsByDimension([], { where: [{ column: 'server_time', is }] })) {
      counters.actions += metrics.nb_hits ?? 0;
    }
  });
  return { ...counters, visitors: visitors.size };
}
