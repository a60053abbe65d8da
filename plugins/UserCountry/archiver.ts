import {
  defineArchiver,
  toVisitTable,
  visitAggregations,
  type CellValue,
  type DataTable,
  type DayLogs,
  type Row,
} from 'heartwood/sdk';

const aggregations = visitAggregations;
const REGION = ['location_region', 'location_country'];
const CITY = ['location_city', ...REGION];
/** What databases say of a place besides. */
const FACTS = ['location_latitude', 'location_longitude', 'location_region_name'];

/** `munich|BY|de` */
const joined = (values: readonly CellValue[]) => values.map((value) => value ?? '').join('|');

export default defineArchiver({
  version: 3,
  records: {
    UserCountry_country: { kind: 'blob', aggregations },
    UserCountry_region: { kind: 'blob', maxRows: 500, aggregations },
    UserCountry_city: { kind: 'blob', maxRows: 500, aggregations },
    UserCountry_distinctCountries: { kind: 'numeric', countRowsOf: 'UserCountry_country' },
  },
  aggregateDay(logs) {
    const by = (...columns: string[]) => logs.queryVisitsByDimension(columns, { goals: true });
    const cities = toVisitTable(by(...CITY), joined);
    describePlaces(cities, logs, CITY);
    const regions = toVisitTable(by(...REGION), joined);
    describePlaces(regions, logs, REGION);
    return {
      UserCountry_country: toVisitTable(by('location_country'), ([country]) => String(country || 'xx')),
      UserCountry_region: regions,
      UserCountry_city: cities,
    };
  },
});

/**
 * Visits of one place may say different things of it: it gets what most visits say, of equals the most northern, the most eastern
 * and the last name.
 */
function describePlaces(places: DataTable, logs: DayLogs, columns: readonly string[]): void {
  const best = new Map<string, number>();
  const groups = logs.queryVisitsByDimension([...FACTS, ...columns]);
  groups.sort((a, b) => compare(b.values, a.values));
  for (const { values, metrics } of groups) {
    const metadata = toMetadata(values, columns === CITY);
    const label = joined(values.slice(FACTS.length));
    if (Object.keys(metadata).length === 0 || metrics.nb_visits <= (best.get(label) ?? 0)) continue;
    best.set(label, metrics.nb_visits);
    places.ensureRow(label, {}).metadata = metadata;
  }
}

function compare(a: readonly CellValue[], b: readonly CellValue[]): number {
  const [name, other] = [String(a[2] ?? ''), String(b[2] ?? '')];
  return Number(a[0]) - Number(b[0]) || Number(a[1]) - Number(b[1]) || Number(name > other) - Number(name < other);
}

function toMetadata([latitude, longitude, name]: readonly CellValue[], hasPoint: boolean): Row['metadata'] {
  const isKnown = hasPoint && typeof latitude === 'number' && typeof longitude === 'number';
  return {
    ...(isKnown ? { lat: latitude, long: longitude } : {}),
    ...(typeof name === 'string' ? { region_name: name } : {}),
  };
}
