import { DataTable, DataTableMap, periodLabel, type ApiServices, type Site } from 'heartwood/sdk';
import { readSiteNumbers, toSiteRow, type SiteNumbers } from './siteRow';
import { enhancedMetrics, siteMetrics, type SiteMetric } from './siteMetrics';

/** Which sites are asked for when, and what of them. */
export interface SitesRequest {
  sites: readonly Site[];
  period: string;
  date: string;
  segment: string;
  enhanced: boolean;
}

export function metricsOf({ enhanced }: Pick<SitesRequest, 'enhanced'>): readonly SiteMetric[] {
  return enhanced ? enhancedMetrics : siteMetrics;
}

/** A row for each site; a table for each date where several are asked for. Each site's days are those of its time zone. */
export async function readSites(
  services: ApiServices,
  request: SitesRequest,
  toTable: (numbers: readonly SiteNumbers[]) => DataTable,
): Promise<DataTable | DataTableMap> {
  const byDate = new Map<string, SiteNumbers[]>();
  let isMap = false;
  for (const site of request.sites) {
    const periods = services.periods({ ...pick(request), idSite: String(site.idsite) });
    isMap = Array.isArray(periods);
    for (const period of Array.isArray(periods) ? periods : [periods]) {
      const key = isMap ? periodLabel(period) : '';
      const { segment } = request;
      const numbers = await readSiteNumbers(services, { site, period, segment, metrics: metricsOf(request) });
      byDate.set(key, [...(byDate.get(key) ?? []), numbers]);
    }
  }
  if (!isMap) return toTable(byDate.get('') ?? []);
  const map = new DataTableMap('date');
  for (const key of [...byDate.keys()].sort()) map.set(key, toTable(byDate.get(key) ?? []));
  return map;
}

function pick({ period, date, segment }: SitesRequest) {
  return { period, date, segment };
}

/** All that was asked for; sites without a visit only where `enhanced` asks for them. */
export function toSitesTable(request: SitesRequest): (numbers: readonly SiteNumbers[]) => DataTable {
  return (all) => {
    const table = new DataTable();
    for (const numbers of all) {
      if (request.enhanced || Number(numbers.now.nb_visits) > 0) table.addRow(toSiteRow(metricsOf(request), numbers));
    }
    return table;
  };
}

/** One site's numbers alone. */
export function toOneTable(request: SitesRequest): (numbers: readonly SiteNumbers[]) => DataTable {
  return ([numbers]) => {
    if (!numbers) return DataTable.simple({});
    const { label: _label, ...columns } = toSiteRow(metricsOf(request), numbers).columns;
    return DataTable.simple(columns);
  };
}

/** Sites whose name, address or group holds the text, or whose id it is. */
export function matchSites(sites: readonly Site[], pattern: string): Site[] {
  const wanted = pattern.trim().toLowerCase();
  const texts = ({ name, main_url, group }: Site) => [name, main_url, group].map((text) => text.toLowerCase());
  return sites.filter(
    (site) => String(site.idsite) === wanted || texts(site).some((text) => wanted === '' || text.includes(wanted)),
  );
}
