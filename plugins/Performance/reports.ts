import { defineReports, flagLogo, percentileNames, type ReportDeclaration, type Row } from 'heartwood/sdk';
import { ROOT } from './directories';
import { sumRows } from './responseTimes';

const common = {
  category: 'General_Server',
  subcategory: 'Performance_SubmenuPerformance',
  emptyReason: 'Performance_Empty',
  counts: 'requests',
  metrics: ['nb_requests', 'sum_response_time', 'min_response_time', 'max_response_time'],
  processedMetrics: ['avg_response_time', ...percentileNames],
  defaultSortColumn: 'nb_requests',
} as const satisfies Partial<ReportDeclaration>;

/** Lines that don't say how long it took are not counted. */
const TIMED = ';responseTime>=0';

/** The code of a country that no database knows. */
const UNKNOWN_COUNTRY = 'xx';

const hours = Array.from({ length: 24 }, (_, hour) => String(hour));

function directorySegment(label: string, row: Row, parentLabels: readonly string[]): string | undefined {
  if (row.isSummary || label === ROOT) return undefined;
  return `requestPath=^${encodeURIComponent(`/${[...parentLabels, label].join('/')}/`)}${TIMED}`;
}

export default defineReports([
  {
    ...common,
    method: 'get',
    name: 'Performance_Overview',
    documentation: 'Performance_OverviewDocumentation',
    order: 52,
    record: 'Performance_hours',
    transform: sumRows,
    visualization: 'evolution',
  },
  {
    ...common,
    method: 'getUrls',
    name: 'Performance_Urls',
    documentation: 'Performance_UrlsDocumentation',
    order: 53,
    dimension: 'Performance_Url',
    record: 'Performance_urls',
    segment: (label, row) => (row.isSummary ? undefined : `requestPath==${encodeURIComponent(label)}${TIMED}`),
  },
  {
    ...common,
    method: 'getDirectories',
    name: 'Performance_Directories',
    documentation: 'Performance_DirectoriesDocumentation',
    order: 54,
    dimension: 'Performance_Directory',
    record: 'Performance_directories',
    subtable: 'getDirectories',
    recursiveSeparator: '/',
    label: (label, { translate }) => (label === ROOT ? translate('Performance_Root') : label),
    segment: directorySegment,
  },
  {
    ...common,
    method: 'getHours',
    name: 'Performance_Hours',
    documentation: 'Performance_HoursDocumentation',
    order: 55,
    dimension: 'Performance_Hour',
    record: 'Performance_hours',
    constantLabels: hours,
    defaultSortColumn: '',
    segment: (label) => `requestServerHour==${label}${TIMED}`,
    visualization: 'hours',
  },
  {
    ...common,
    method: 'getCountries',
    name: 'Performance_Countries',
    documentation: 'Performance_CountriesDocumentation',
    order: 56,
    dimension: 'Performance_Country',
    record: 'Performance_countries',
    label: (label, { displayName, translate }) =>
      label === UNKNOWN_COUNTRY ? translate('General_Unknown') : displayName('region', label.toUpperCase()),
    metadata: { code: (label) => label, logo: flagLogo },
    segment: (label, row) => (row.isSummary ? undefined : `clientCountry==${label}${TIMED}`),
  },
]);
