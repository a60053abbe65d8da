import { defineArchiver, toVisitTable, visitAggregations, type CellValue } from 'heartwood/sdk';

const record = { kind: 'blob', aggregations: visitAggregations } as const;

export default defineArchiver({
  version: 3,
  records: {
    VisitTime_serverTime: record,
    VisitTime_localTime: record,
  },
  aggregateDay(logs) {
    const startHour = { column: 'visit_first_action_time', to: (time: CellValue) => logs.siteHour(time) };
    const localHour = { column: 'visitor_localtime', to: hourOfClock };
    return {
      VisitTime_serverTime: toVisitTable(logs.queryVisitsByDimension([startHour], { goals: true })),
      VisitTime_localTime: toVisitTable(logs.queryVisitsByDimension([localHour]), ([hour]) => toLabel(hour)),
    };
  },
});

/** Of `HH:MM:SS`; null where the log doesn't tell the visitor's time. */
function hourOfClock(time: CellValue): number | null {
  return typeof time === 'string' ? Number(time.slice(0, 2)) : null;
}

const toLabel = (value: CellValue | undefined): string | null => (typeof value === 'number' ? String(value) : null);
