import { defineReports, filters, rangeSegment, type ReportContext, type ReportDeclaration } from 'heartwood/sdk';
import { actionCounts, daysSince, durations, visitCounts } from './ranges';

const RETURNING = 'visitorType==returning,visitorType==returningCustomer';

const common = {
  category: 'General_Actions',
  subcategory: 'General_Engagement',
  metrics: ['nb_visits'],
  defaultSortColumn: '',
  visualization: 'bars',
} as const satisfies Partial<ReportDeclaration>;

/** A range in the words that stand under two keys. */
const inWords = (one: string, many: string) => (label: string, context: ReportContext) =>
  filters.beautifyRange(label, { one: context.translate(one), many: context.translate(many) });

function durationInWords(label: string, { translate }: ReportContext): string {
  const minutes = { one: translate('VisitorInterest_OneMinute'), many: translate('VisitorInterest_Minutes') };
  return filters.beautifyTimeRange(label, { seconds: translate('VisitorInterest_Seconds'), minutes });
}

const daysInWords = inWords('VisitorInterest_OneDay', 'VisitorInterest_Days');

export default defineReports([
  {
    ...common,
    method: 'getNumberOfVisitsPerVisitDuration',
    name: 'VisitorInterest_VisitsPerDuration',
    documentation: 'VisitorInterest_VisitsPerDurationDocumentation',
    order: 25,
    dimension: 'VisitorInterest_VisitDuration',
    record: 'VisitorInterest_timeGap',
    constantLabels: durations,
    label: durationInWords,
    segment: (label) => rangeSegment(durations, 'visitDuration', label),
  },
  {
    ...common,
    method: 'getNumberOfVisitsPerPage',
    name: 'VisitorInterest_VisitsPerPages',
    documentation: 'VisitorInterest_VisitsPerPagesDocumentation',
    order: 26,
    dimension: 'VisitorInterest_PagesPerVisit',
    record: 'VisitorInterest_pageGap',
    constantLabels: actionCounts,
    label: inWords('VisitorInterest_OnePage', 'VisitorInterest_Pages'),
    segment: (label) => rangeSegment(actionCounts, 'actions', label),
  },
  {
    ...common,
    method: 'getNumberOfVisitsByVisitCount',
    name: 'VisitorInterest_VisitsByVisitNumber',
    documentation: 'VisitorInterest_VisitsByVisitNumberDocumentation',
    order: 27,
    dimension: 'VisitorInterest_VisitNumber',
    record: 'VisitorInterest_visitsByVisitCount',
    processedMetrics: ['nb_visits_percentage'],
    constantLabels: visitCounts,
    label: inWords('VisitorInterest_OneVisit', 'VisitorInterest_Visits'),
    segment: (label) => rangeSegment(visitCounts, 'visitCount', label),
  },
  {
    ...common,
    method: 'getNumberOfVisitsByDaysSinceLast',
    name: 'VisitorInterest_VisitsByDaysSinceLast',
    documentation: 'VisitorInterest_VisitsByDaysSinceLastDocumentation',
    order: 28,
    dimension: 'VisitorInterest_DaysSinceLastVisit',
    record: 'VisitorInterest_daysSinceLastVisit',
    constantLabels: ['new', ...daysSince],
    label: (label, context) =>
      label === 'new' ? context.translate('VisitorInterest_NewVisits') : daysInWords(label, context),
    segment(label) {
      if (label === 'new') return 'visitorType==new';
      const days = rangeSegment(daysSince, 'daysSinceLastVisit', label);
      return days && `${days};${RETURNING}`;
    },
  },
]);
