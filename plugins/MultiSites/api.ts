import { AppError, DataTable, defineApi, previousPeriod, toDateParameter, type ApiServices } from 'heartwood/sdk';
import { toGroupedSites, toTotals, type GroupOptions } from './groups';
import type { SiteNumbers } from './siteRow';
import { matchSites, metricsOf, readSites, toOneTable, toSitesTable, type SitesRequest } from './sitesTable';

const selection = {
  period: { type: 'period' },
  date: { type: 'date' },
  segment: { type: 'segment', default: '' },
} as const;
const enhanced = { type: 'boolean', default: false } as const;
const pattern = { type: 'text', default: '' } as const;

export default defineApi({
  getAll: {
    parameters: { ...selection, enhanced, pattern },
    documentation:
      'The numbers of every site with visits, and how they changed; with enhanced of every site, conversions and orders, too.',
    run(values, services) {
      const request = { ...(values as SitesRequest), sites: matchSites(services.sites.all(), values.pattern) };
      return readSites(services, request, toSitesTable(request));
    },
  },
  getOne: {
    parameters: { idSite: { type: 'site' }, ...selection, enhanced },
    documentation: 'The numbers of one site, and how they changed.',
    run(values, services) {
      const sites = services.sites.asked(values.idSite).slice(0, 1);
      const request = { ...(values as SitesRequest), sites };
      return readSites(services, request, toOneTable(request));
    },
  },
  getAllWithGroups: {
    parameters: {
      ...selection,
      enhanced,
      pattern,
      filter_limit: { type: 'number', default: 0 },
      filter_offset: { type: 'number', default: 0 },
      filter_sort_column: { type: 'text', default: 'nb_visits' },
      filter_sort_order: { type: 'text', default: 'desc', allowed: ['asc', 'desc'] },
    },
    documentation: 'All sites, those of a group behind its sums, with the totals and how everything changed.',
    async run(values, services) {
      const request = { ...(values as SitesRequest), sites: matchSites(services.sites.all(), values.pattern) };
      const numbers = await readAll(services, request);
      const metrics = metricsOf(request);
      const options: GroupOptions = {
        metrics,
        sortColumn: values.filter_sort_column,
        sortOrder: values.filter_sort_order,
        offset: values.filter_offset,
        limit: values.filter_limit,
      };
      const [first] = numbers;
      return {
        numSites: numbers.length,
        totals: toTotals(metrics, numbers),
        lastDate: first ? toDateParameter(previousPeriod(first.period)) : '',
        sites: toGroupedSites(numbers, options),
      };
    },
  },
});

/** The numbers of one period. Throws: AppError api.parameterInvalid where several are asked for. */
async function readAll(services: ApiServices, request: SitesRequest): Promise<SiteNumbers[]> {
  const found: SiteNumbers[] = [];
  const answer = await readSites(services, request, (numbers) => {
    found.push(...numbers);
    return new DataTable();
  });
  if (answer instanceof DataTable) return found;
  const hint = 'Give one date, not several; MultiSites.getAll answers several.';
  throw new AppError('api.parameterInvalid', { name: 'date', value: request.date, hint });
}
