import {
  defineArchiver,
  toVisitTable,
  visitAggregations,
  type CellValue,
  type DataTable,
  type DayLogs,
} from 'heartwood/sdk';

const aggregations = visitAggregations;
const CITY = ['location_city', 'location_region', 'location_country'];

/** `munich|BY|de` */
const joined = (values: readonly CellValue[]) => values.map((value) => value ?? '').join('|');

export default defineArchiver({
  version: 2,
  records: {
    UserCountry_country: { kind: 'blob', aggregations },
    UserCountry_region: { kind: 'blob', maxRows: 500, aggregations },
    UserCountry_city: { kind: 'blob', maxRows: 500, aggregations },
    UserCountry_distinctCountries: { kind: 'numeric', countRowsOf: 'UserCountry_country' },
  },
  aggregateDay(logs) {
    const by = (...columns: string[]) => logs.queryVisitsByDimension(columns, { goals: true });
    const cities = toVisitTable(by(...CITY), joined);
    addCoordinates(cities, logs);
    return {
      UserCountry_country: toVisitTable(by('location_country'), ([country]) => String(country || 'xx')),
      UserCountry_region: toVisitTable(by('location_region', 'location_country'), joined),
      UserCountry_city: cities,
    };
  },
});

/** A city's visits may carry several coordinates: it gets those of most visits, the most northern and eastern of equals. */
function addCoordinates(cities: DataTable, logs: DayLogs): void {
  const best = new Map<string, number>();
  const groups = logs.queryVisitsByDimension([...CITY, 'location_latitude', 'location_longitude']);
  groups.sort((a, b) => Number(b.values[3]) - Number(a.values[3]) || Number(b.values[4]) - Number(a.values[4]));
  for (const { values, metrics } of groups) {
    const [latitude, longitude] = values.slice(3);
    if (typeof latitude !== 'number' || typeof longitude !== 'number') continue;
    const label = joined(values.slice(0, 3));
    if (metrics.nb_visits <= (best.get(label) ?? 0)) continue;
    best.set(label, metrics.nb_visits);
    cities.ensureRow(label, {}).metadata = { lat: latitude, long: longitude };
  }
}
