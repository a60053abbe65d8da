import { DataTable, defineArchiver, type CellValue, type VisitGroup } from 'heartwood/sdk';
import { actionCounts, daysSince, durations, rangeOf, visitCounts, type Ranges } from './ranges';

const NEW_VISITOR = 0;
const DAY = 86_400;

const byRange = (column: string, ranges: Ranges) => ({ column, to: (value: CellValue) => rangeOf(ranges, value) });
const wholeDays = (seconds: CellValue) => rangeOf(daysSince, Math.floor(Number(seconds) / DAY));

export default defineArchiver({
  records: {
    VisitorInterest_timeGap: { kind: 'blob' },
    VisitorInterest_pageGap: { kind: 'blob' },
    VisitorInterest_visitsByVisitCount: { kind: 'blob' },
    VisitorInterest_daysSinceLastVisit: { kind: 'blob' },
  },
  aggregateDay(logs) {
    const count = (column: string, ranges: Ranges) =>
      countVisits(logs.queryVisitsByDimension([byRange(column, ranges)]));
    const visitor = { column: 'visitor_returning', to: (type: CellValue) => (type === NEW_VISITOR ? 'new' : null) };
    const since = { column: 'visitor_seconds_since_last', to: wholeDays };
    return {
      VisitorInterest_timeGap: count('visit_total_time', durations),
      VisitorInterest_pageGap: count('visit_total_actions', actionCounts),
      VisitorInterest_visitsByVisitCount: count('visitor_count_visits', visitCounts),
      VisitorInterest_daysSinceLastVisit: countVisits(logs.queryVisitsByDimension([visitor, since])),
    };
  },
});

/** Visits by the first value that a group has; groups without one are left out. */
function countVisits(groups: readonly VisitGroup[]): DataTable {
  const table = new DataTable();
  for (const { values, metrics } of groups) {
    const label = values.find((value) => value !== null);
    if (label !== undefined) table.sumByLabel(String(label), { nb_visits: metrics.nb_visits });
  }
  return table;
}
