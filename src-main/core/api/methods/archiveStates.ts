import { periodLabel, type Period } from '@shared/period/Period';
import { openTimeZone } from '@shared/period/timeZone';
import type { JsonValue, Site } from '@shared/plugin/defineApi';
import type { ApiCall } from '../ApiCall';
import { parseSitePeriods, parseSites } from '../selection';

/**
 * Is a report `complete`, or `incomplete` because its period goes on? By site and date where several are asked for. Matomo's
 * third state, invalidated, is never answered: what is out of date is made anew first.
 */
export function archiveStates(call: ApiCall): JsonValue {
  const { sites, isMap } = parseSites(call);
  const [first] = sites;
  if (!isMap) return first ? statesOfSite(call, first) : {};
  return Object.fromEntries(sites.map((site) => [String(site.idsite), statesOfSite(call, site)]));
}

function statesOfSite(call: ApiCall, site: Site): JsonValue {
  const today = openTimeZone(site.timezone).siteDay(call.engine.now());
  const stateOf = ({ last }: Period): string => (last < today ? 'complete' : 'incomplete');
  const periods = parseSitePeriods(call, site);
  if (!Array.isArray(periods)) return stateOf(periods);
  return Object.fromEntries(periods.map((period) => [periodLabel(period), stateOf(period)]));
}
