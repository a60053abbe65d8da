import type { PluginManager } from '../plugin/PluginManager';
import type { Clients } from './Clients';
import type { TrackedSite } from './TrackedSite';
import type { Visit } from './Visit';

/** What the tracker's hooks are asked with. */
interface Asking {
  plugins: PluginManager;
  clients: Clients;
}

/** The site with the parameters of addresses that plugins exclude. */
export function withExcludedParameters(site: TrackedSite, plugins: PluginManager): TrackedSite {
  const { idSite, urlRules } = site;
  const named = plugins.hook('Tracker.PageUrl.getQueryParametersToExclude', [], { idSite });
  const names = named.map((name) => String(name).trim().toLowerCase()).filter(Boolean);
  return names.length === 0
    ? site
    : { ...site, urlRules: { ...urlRules, dropped: new Set([...urlRules.dropped, ...names]) } };
}

/** The visits that no plugin excludes. */
export function withoutExcluded(visits: Visit[], { idSite }: TrackedSite, { plugins, clients }: Asking): Visit[] {
  if (!plugins.hasHook('Tracker.isExcludedVisit')) return visits;
  return visits.filter((visit) => {
    const { idUserAgent, location } = clients.byId(visit.idClient);
    const facts = {
      client: clients.clientFact(idUserAgent),
      location: clients.locationFact(location),
      referrer: visit.referrer,
    };
    const asked = { ...facts, idSite, time: visit.first, actions: visit.totalActions };
    return !plugins.hook('Tracker.isExcludedVisit', false, asked);
  });
}
