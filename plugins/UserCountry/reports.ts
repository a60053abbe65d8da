import {
  defineReports,
  flagLogo,
  processedVisitMetrics,
  visitMetrics,
  type ReportContext,
  type ReportDeclaration,
  type Row,
  toContinent,
} from 'heartwood/sdk';
import { countryName, regionName, splitPlace, toPlaceName } from './places';

const locations = {
  category: 'General_Visitors',
  subcategory: 'UserCountry_SubmenuLocations',
  metrics: visitMetrics,
  processedMetrics: processedVisitMetrics,
  goalMetrics: 'visits',
  visualization: 'bars',
} as const satisfies Partial<ReportDeclaration>;

type Part = 'country' | 'region' | 'city';
const partOf = (part: Part) => (label: string) => splitPlace(label)[part];
const countryNameOf = (label: string, context: ReportContext) => countryName(splitPlace(label).country, context);
const nameOfRegion = (label: string, _context: ReportContext, row: Row) => regionName(label, row);
const coordinate = (name: 'lat' | 'long') => (_label: string, _context: ReportContext, row: Row) => row.metadata[name];

const segmentNames: Readonly<Record<Part, string>> = { country: 'countryCode', region: 'regionCode', city: 'city' };

/** Selects the visits of a place by all its parts. */
const segmentOf = (parts: readonly Part[]) => (label: string, row: Row) => {
  if (row.isSummary) return undefined;
  const place = splitPlace(label);
  return parts.map((part) => `${segmentNames[part]}==${encodeURIComponent(place[part])}`).join(';');
};

export default defineReports([
  {
    ...locations,
    method: 'getCountry',
    name: 'UserCountry_Country',
    documentation: 'UserCountry_getCountryDocumentation',
    order: 5,
    dimension: 'UserCountry_Country',
    record: 'UserCountry_country',
    label: countryName,
    metadata: { code: (label) => label, logo: flagLogo, logoHeight: () => 16 },
    segment: segmentOf(['country']),
    visualization: 'map',
  },
  {
    ...locations,
    method: 'getContinent',
    name: 'UserCountry_Continent',
    documentation: 'UserCountry_getContinentDocumentation',
    order: 6,
    dimension: 'UserCountry_Continent',
    record: 'UserCountry_country',
    groupLabel: toContinent,
    label: (label, context) => context.translate(`UserCountry_continent_${label}`),
    metadata: { code: (label) => label },
    segment: (label) => `continentCode==${label}`,
    visualization: 'pie',
  },
  {
    ...locations,
    method: 'getRegion',
    name: 'UserCountry_Region',
    documentation: 'UserCountry_getRegionDocumentation',
    order: 7,
    dimension: 'UserCountry_Region',
    record: 'UserCountry_region',
    label: toPlaceName,
    metadata: {
      region: partOf('region'),
      country: partOf('country'),
      country_name: countryNameOf,
      region_name: nameOfRegion,
      logo: (label) => flagLogo(splitPlace(label).country),
    },
    segment: segmentOf(['region', 'country']),
  },
  {
    ...locations,
    method: 'getCity',
    name: 'UserCountry_City',
    documentation: 'UserCountry_getCityDocumentation',
    order: 8,
    dimension: 'UserCountry_City',
    record: 'UserCountry_city',
    label: toPlaceName,
    metadata: {
      city_name: partOf('city'),
      region: partOf('region'),
      country: partOf('country'),
      country_name: countryNameOf,
      region_name: nameOfRegion,
      lat: coordinate('lat'),
      long: coordinate('long'),
      logo: (label) => flagLogo(splitPlace(label).country),
    },
    segment: segmentOf(['city', 'region', 'country']),
  },
]);
