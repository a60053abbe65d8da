import {
  defineReports,
  processedVisitMetrics,
  visitMetrics,
  type ReportContext,
  type ReportDeclaration,
} from 'heartwood/sdk';
import { dayOf, daySegment, hourOf, hours, weekdays, weekHours, weekMetrics } from './week';

const times = {
  category: 'General_Visitors',
  subcategory: 'VisitTime_SubmenuTimes',
  processedMetrics: processedVisitMetrics,
  defaultSortColumn: '',
} as const satisfies Partial<ReportDeclaration>;

const dayName = (label: string, { translate }: ReportContext): string => translate(`VisitTime_Day${dayOf(label)}`);

export default defineReports([
  {
    ...times,
    method: 'getVisitInformationPerLocalTime',
    name: 'VisitTime_LocalTime',
    documentation: 'VisitTime_LocalTimeDocumentation',
    emptyReason: 'VisitTime_LocalTimeEmpty',
    order: 27,
    dimension: 'VisitTime_ColumnLocalHour',
    record: 'VisitTime_localTime',
    metrics: visitMetrics,
    constantLabels: hours,
    segment: (label) => `visitLocalHour==${label}`,
    visualization: 'hours',
  },
  {
    ...times,
    method: 'getVisitInformationPerServerTime',
    name: 'VisitTime_SiteTime',
    documentation: 'VisitTime_SiteTimeDocumentation',
    order: 26,
    dimension: 'VisitTime_ColumnServerHour',
    record: 'VisitTime_serverTime',
    metrics: visitMetrics,
    goalMetrics: 'visits',
    constantLabels: hours,
    segment: (label) => `visitStartServerHour==${label}`,
    visualization: 'hours',
  },
  {
    ...times,
    method: 'getByDayOfWeek',
    name: 'VisitTime_VisitsByDayOfWeek',
    documentation: 'VisitTime_WeekdayDocumentation',
    order: 28,
    dimension: 'VisitTime_DayOfWeek',
    metrics: weekMetrics,
    constantLabels: weekdays,
    label: dayName,
    metadata: { day_of_week: dayOf },
    segment: daySegment,
    visualization: 'bars',
  },
  {
    ...times,
    method: 'getByDayOfWeekAndHour',
    subcategory: 'VisitTime_SubmenuWeek',
    name: 'VisitTime_VisitsByWeekHour',
    documentation: 'VisitTime_WeekHourDocumentation',
    order: 30,
    dimension: 'VisitTime_WeekHour',
    metrics: weekMetrics,
    constantLabels: weekHours,
    label: (label, context) => context.translate('VisitTime_DayAndHour', dayName(label, context), hourOf(label)),
    metadata: { day_of_week: dayOf, hour: hourOf, row: dayName, column: (label) => String(hourOf(label)) },
    segment: (label) => `${daySegment(label)};visitStartServerHour==${hourOf(label)}`,
    visualization: 'heatmap',
  },
]);
