import { defineArchiver, toVisitTable, visitAggregations } from 'heartwood/sdk';

export default defineArchiver({
  version: 2,
  records: {
    VisitTime_serverTime: { kind: 'blob', aggregations: visitAggregations },
  },
  aggregateDay(logs) {
    const startHour = { column: 'visit_first_action_time', to: (time: string | number | null) => logs.siteHour(time) };
    return { VisitTime_serverTime: toVisitTable(logs.queryVisitsByDimension([startHour], { goals: true })) };
  },
});
