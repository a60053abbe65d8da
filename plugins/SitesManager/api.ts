import { defineApi, type ApiServices, type JsonValue } from 'heartwood/sdk';
import { siteParameters, toSiteFields, type SiteValues } from './siteFields';
import { siteLists, toAnswer } from './siteLists';

const idSite = { type: 'number' } as const;

const allSites = (services: ApiServices): JsonValue => services.sites.all().map(toAnswer);
const allIds = (services: ApiServices): JsonValue => services.sites.all().map(({ idsite }) => idsite);

export default defineApi({
  getAllSites: { parameters: {}, documentation: 'All sites.', run: (_values, services) => allSites(services) },
  getSitesWithAtLeastViewAccess: {
    parameters: {},
    documentation: "All sites: on one's own machine everything may be seen.",
    run: (_values, services) => allSites(services),
  },
  getSitesWithViewAccess: {
    parameters: {},
    documentation: "All sites: on one's own machine everything may be seen.",
    run: (_values, services) => allSites(services),
  },
  getAllSitesId: {
    parameters: {},
    documentation: 'The ids of all sites.',
    run: (_values, services) => allIds(services),
  },
  getSitesIdWithAtLeastViewAccess: {
    parameters: {},
    documentation: 'The ids of all sites.',
    run: (_values, services) => allIds(services),
  },
  getSiteFromId: {
    parameters: { idSite },
    documentation: 'One site.',
    run: (values, services) => toAnswer(services.sites.byId(values.idSite)),
  },
  getSiteUrlsFromId: {
    parameters: { idSite },
    documentation: 'All addresses of a site, the main one first.',
    run(values, services) {
      const { main_url, urls } = services.sites.byId(values.idSite);
      return [...new Set([main_url, ...urls])].filter((url) => url !== '');
    },
  },
  getSitesIdFromSiteUrl: {
    parameters: { url: { type: 'text' } },
    documentation: 'The sites that an address belongs to.',
    run: (values, services) => services.sites.idsByUrl(values.url).map((idsite) => ({ idsite })),
  },
  addSite: {
    parameters: { siteName: { type: 'text' }, ...siteParameters },
    writes: true,
    documentation: "Adds a site and answers its id. Its time zone is this machine's unless one is named.",
    run(values, services) {
      return services.sites.add({ ...toSiteFields(values as SiteValues), name: values.siteName });
    },
  },
  updateSite: {
    parameters: { idSite, siteName: { type: 'text', default: null }, ...siteParameters },
    writes: true,
    documentation: 'Changes a site; what is not named stays as it is.',
    run(values, services) {
      const name = values.siteName === null ? {} : { name: values.siteName };
      services.sites.update(values.idSite, { ...toSiteFields(values as SiteValues), ...name });
    },
  },
  deleteSite: {
    parameters: { idSite },
    writes: true,
    documentation: 'Removes a site with all that was imported for it.',
    run: (values, services) => services.sites.remove(values.idSite),
  },
  addSiteAliasUrls: {
    parameters: { idSite, urls: { type: 'list' } },
    writes: true,
    documentation: 'Adds addresses to a site and answers how many were new.',
    run(values, services) {
      const { urls } = services.sites.byId(values.idSite);
      services.sites.update(values.idSite, { urls: [...urls, ...values.urls] });
      return services.sites.byId(values.idSite).urls.length - urls.length;
    },
  },
  setSiteAliasUrls: {
    parameters: { idSite, urls: { type: 'list', default: '' } },
    writes: true,
    documentation: 'Replaces the addresses of a site other than the main one.',
    run(values, services) {
      const { main_url } = services.sites.byId(values.idSite);
      services.sites.update(values.idSite, { urls: [main_url, ...values.urls] });
    },
  },
  ...siteLists,
  getDefaultTimezone: {
    parameters: {},
    documentation: "The time zone that new sites get: this machine's.",
    run: () => machineTimezone(),
  },
  getDefaultCurrency: { parameters: {}, documentation: 'The currency that new sites get.', run: () => 'USD' },
});

function machineTimezone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
