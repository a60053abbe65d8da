import type { DataTable } from 'heartwood/sdk';
import { defineArchiver, toVisitTable, visitAggregations, type DayLogs } from 'heartwood/sdk';

export default defineArchiver({
  records: {
    UserId_users: { kind: 'blob', maxRows: 50_000, aggregations: visitAggregations },
  },
  aggregateDay(logs) {
    const users = toVisitTable(logs.queryVisitsByDimension(['user_id']), ([user]) => (user ? String(user) : null));
    if (users.rowCount > 0) addVisitors(users, logs);
    return { UserId_users: users };
  },
});

/** A user may have come as several visitors: the one of most visits stands for all, the first by id of equals. */
function addVisitors(users: DataTable, logs: DayLogs): void {
  const best = new Map<string, number>();
  const groups = logs.queryVisitsByDimension(['user_id', 'idvisitor']);
  groups.sort((a, b) => Number(a.values[1]) - Number(b.values[1]));
  for (const { values, metrics } of groups) {
    const [user, visitor] = values;
    const row = users.rowByLabel(String(user ?? ''));
    if (!row || metrics.nb_visits <= (best.get(row.label) ?? 0)) continue;
    best.set(row.label, metrics.nb_visits);
    row.metadata = { idvisitor: Number(visitor).toString(16) };
  }
}
