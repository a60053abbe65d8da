import { defineReports, processedVisitMetrics, visitMetrics } from 'heartwood/sdk';

const hours = Array.from({ length: 24 }, (_, hour) => String(hour));

export default defineReports([
  {
    method: 'getVisitInformationPerServerTime',
    name: 'VisitTime_SiteTime',
    documentation: 'VisitTime_SiteTimeDocumentation',
    category: 'General_Visitors',
    subcategory: 'VisitTime_SubmenuTimes',
    order: 20,
    dimension: 'VisitTime_ColumnServerHour',
    record: 'VisitTime_serverTime',
    metrics: visitMetrics,
    processedMetrics: processedVisitMetrics,
    goalMetrics: 'visits',
    defaultSortColumn: '',
    constantLabels: hours,
    segment: (label) => `visitStartServerHour==${label}`,
    visualization: 'hours',
  },
  {
    method: 'getByDayOfWeek',
    name: 'VisitTime_VisitsByDayOfWeek',
    documentation: 'VisitTime_WeekdayDocumentation',
    category: 'General_Visitors',
    subcategory: 'VisitTime_SubmenuTimes',
    order: 25,
    dimension: 'VisitTime_DayOfWeek',
    metrics: ['nb_visits', 'nb_actions', 'max_actions', 'sum_visit_length', 'bounce_count', 'nb_visits_converted'],
    processedMetrics: processedVisitMetrics,
    defaultSortColumn: '',
    visualization: 'bars',
  },
]);
