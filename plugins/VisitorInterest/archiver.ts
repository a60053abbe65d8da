import { DataTable, defineArchiver, rangeFinder, type CellValue, type GroupBy, type VisitGroup } from 'heartwood/sdk';
import { actionCounts, daysSince, durations, visitCounts } from './ranges';

const NEW_VISITOR = 0;
const DAY = 86_400;

const duration = { column: 'visit_total_time', to: rangeFinder(durations) };
const actionCount = { column: 'visit_total_actions', to: rangeFinder(actionCounts) };
const visitCount = { column: 'visitor_count_visits', to: rangeFinder(visitCounts) };
const newVisitor = { column: 'visitor_returning', to: (type: CellValue) => (type === NEW_VISITOR ? 'new' : null) };
const findDays = rangeFinder(daysSince);
const since = {
  column: 'visitor_seconds_since_last',
  to: (seconds: CellValue) => findDays(Math.floor(Number(seconds) / DAY)),
};

export default defineArchiver({
  records: {
    VisitorInterest_timeGap: { kind: 'blob' },
    VisitorInterest_pageGap: { kind: 'blob' },
    VisitorInterest_visitsByVisitCount: { kind: 'blob' },
    VisitorInterest_daysSinceLastVisit: { kind: 'blob' },
  },
  aggregateDay(logs) {
    const count = (...by: GroupBy[]) => countVisits(logs.queryVisitsByDimension(by));
    return {
      VisitorInterest_timeGap: count(duration),
      VisitorInterest_pageGap: count(actionCount),
      VisitorInterest_visitsByVisitCount: count(visitCount),
      VisitorInterest_daysSinceLastVisit: count(newVisitor, since),
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
