import { defineApi, type ApiMethod, type ApiServices, type JsonValue, type Site } from 'heartwood/sdk';
import { currencyNames, currencySymbols } from './currencies';
import { groupTimezones, placeOf } from './timezones';

const pattern = { type: 'text', default: '' } as const;
const limit = { type: 'number', default: 0 } as const;
const sitesToExclude = { type: 'list', default: '' } as const;

/** A site without its list of addresses, which has a method of its own. */
export function toAnswer(site: Site): JsonValue {
  return Object.fromEntries(Object.entries(site).filter(([name]) => name !== 'urls'));
}

/** Sites whose name, address or group holds the text, or whose id it is; 0 for as many as there are. */
export function findSites(
  sites: readonly Site[],
  { pattern: text, limit: count, sitesToExclude: excluded }: SiteSearch,
): Site[] {
  const wanted = text.trim().toLowerCase();
  const found = sites.filter(
    ({ idsite, name, main_url, group }) =>
      !excluded.includes(String(idsite)) &&
      (String(idsite) === wanted || [name, main_url, group].some((part) => part.toLowerCase().includes(wanted))),
  );
  return count > 0 ? found.slice(0, count) : found;
}

interface SiteSearch {
  pattern: string;
  limit: number;
  sitesToExclude: readonly string[];
}

const EVERYTHING = "on one's own machine everything may be done";

function ids(documentation: string): ApiMethod {
  return { parameters: {}, documentation, run: (_values, services) => idsOf(services.sites.all()) };
}

function idsOf(sites: readonly Site[]): number[] {
  return sites.map(({ idsite }) => idsite);
}

function distinct(services: ApiServices, column: 'group' | 'timezone'): string[] {
  return [...new Set(services.sites.all().map((site) => site[column]))].sort();
}

/** Lists of sites, and what sites can be chosen by. */
export const siteLists = defineApi({
  getSitesIdWithViewAccess: ids(`The ids of all sites: ${EVERYTHING}.`),
  getSitesIdWithWriteAccess: ids(`The ids of all sites: ${EVERYTHING}.`),
  getSitesIdWithAdminAccess: ids(`The ids of all sites: ${EVERYTHING}.`),
  getSitesWithAdminAccess: {
    parameters: { fetchAliasUrls: { type: 'boolean', default: false }, pattern, limit, sitesToExclude },
    documentation: `The sites that a text fits: ${EVERYTHING}. With fetchAliasUrls also their addresses.`,
    run: (values, services): JsonValue =>
      findSites(services.sites.all(), values as SiteSearch).map((site) =>
        values.fetchAliasUrls ? { ...(toAnswer(site) as object), alias_urls: site.urls } : toAnswer(site),
      ),
  },
  getPatternMatchSites: {
    parameters: { pattern: { type: 'text' }, limit, sitesToExclude },
    documentation: 'The sites whose name, address or group holds a text, or whose id it is.',
    run: (values, services): JsonValue => findSites(services.sites.all(), values as SiteSearch).map(toAnswer),
  },
  getSitesGroups: {
    parameters: {},
    documentation: 'The groups that sites are in; an empty one is that of sites in none.',
    run: (_values, services) => distinct(services, 'group'),
  },
  getSitesFromGroup: {
    parameters: { group: { type: 'text', default: '' } },
    documentation: 'The sites of a group; without one those in none.',
    run: (values, services): JsonValue =>
      services.sites
        .all()
        .filter(({ group }) => group === values.group)
        .map(toAnswer),
  },
  renameGroup: {
    parameters: { oldGroupName: { type: 'text' }, newGroupName: { type: 'text' } },
    writes: true,
    documentation: 'Gives a group of sites another name.',
    run(values, services) {
      const sites = services.sites.all().filter(({ group }) => group === values.oldGroupName);
      for (const { idsite } of sites) services.sites.update(idsite, { group: values.newGroupName });
    },
  },
  getUniqueSiteTimezones: {
    parameters: {},
    documentation: 'The time zones that sites have.',
    run: (_values, services) => distinct(services, 'timezone'),
  },
  getSitesIdFromTimezones: {
    parameters: { timezones: { type: 'list' } },
    documentation: 'The ids of the sites in these time zones.',
    run: (values, services) =>
      idsOf(services.sites.all().filter(({ timezone }) => (values.timezones as string[]).includes(timezone))),
  },
  getTimezonesList: {
    parameters: {},
    documentation: 'The names of all time zones, by continent.',
    run: () => groupTimezones(Intl.supportedValuesOf('timeZone')),
  },
  getTimezoneName: {
    parameters: { timezone: { type: 'text' } },
    documentation: 'The place that a time zone is named after.',
    run: (values) => placeOf(values.timezone),
  },
  isTimezoneSupportEnabled: {
    parameters: {},
    documentation: 'Whether sites can have time zones of their own: they can.',
    run: () => true,
  },
  getCurrencyList: {
    parameters: {},
    documentation: 'The currencies that a site can count in: name and sign by code.',
    run: () => currencyNames(),
  },
  getCurrencySymbols: {
    parameters: {},
    documentation: 'The signs of currencies by code.',
    run: () => currencySymbols(),
  },
  getExcludedQueryParameters: {
    parameters: { idSite: { type: 'number' } },
    documentation: "The parameters of addresses that don't count on a site.",
    run: (values, services) =>
      services.sites
        .byId(values.idSite)
        .excluded_parameters.split(',')
        .filter((name) => name !== ''),
  },
});
