import type { ParameterDeclaration } from 'heartwood/sdk';

/** When something is asked for: a period and a date in it. */
export interface Time {
  period: string;
  date: string;
}

/** A value for parameters that have no default, by name, where the type does not say enough. */
const byName: Readonly<Record<string, string>> = {
  idSites: '1',
  idGoal: '1',
  idNote: '0',
  idSegment: '1',
  idDimension: '1',
  apiMethod: 'getCategory',
  apiModule: 'VisitsSummary',
  apiAction: 'get',
  reportUniqueId: 'Actions_getPageUrls',
  segmentName: 'countryCode',
  pluginName: 'Actions',
  urls: 'https://more.example',
  url: 'https://shop.example/products/oak-table',
  pageUrl: 'https://shop.example/guide/wood',
  downloadUrl: 'https://shop.example/files/catalogue.pdf',
  outlinkUrl: 'https://partner.example/oak',
  pageName: 'Home',
  pageTitle: 'Home',
  title: 'Home',
  actionName: 'https://shop.example/guide/wood',
  actionType: 'url',
  lastMinutes: '30',
  visitorId: '1111111111111',
  ip: '8.8.8.8',
  dates: '2025-05-18',
  definition: 'actions>1',
  matchAttribute: 'url',
  pattern: '/thanks',
  patternType: 'contains',
  scope: 'visit',
  active: '1',
  timezone: 'Europe/Berlin',
  timezones: 'UTC',
  ipRange: '192.0.2.0/24',
  note: 'Sale',
  titleMap: '/\tHome',
  oldGroupName: 'clients',
  newGroupName: 'customers',
};

/** What goals need though it has a default. */
const ofGoals = ['pattern', 'patternType'];

/** What some methods want, and others of the same parameters don't. */
const byMethod: Readonly<Record<string, (time: Time) => Record<string, string>>> = {
  'API.getRowEvolution': ({ period, date }) => ({
    period: period === 'range' ? 'day' : period,
    date: `${date.slice(0, 8)}01,${date.slice(-10)}`,
    apiModule: 'UserCountry',
    apiAction: 'getCountry',
  }),
  'SitesManager.getPatternMatchSites': () => ({ pattern: 'shop' }),
  'SitesManager.getSitesFromGroup': () => ({ group: 'clients' }),
  'SitesManager.getSitesIdFromSiteUrl': () => ({ url: 'https://shop.example' }),
};

/** Reports below rows that are there only when the report above is asked for in a special way: that report, and the way. */
export const special: Readonly<Record<string, { above: string; values: Record<string, string> }>> = {
  'Events.getCategoryFromActionId': { above: 'Events.getAction', values: { secondaryDimension: 'eventCategory' } },
  'Events.getCategoryFromNameId': { above: 'Events.getName', values: { secondaryDimension: 'eventCategory' } },
  'Events.getNameFromCategoryId': { above: 'Events.getCategory', values: { secondaryDimension: 'eventName' } },
};

/** Values for the parameters that a method can't do without. Throws: Error where nobody knows one. */
export function exampleValues(
  method: string,
  parameters: Readonly<Record<string, ParameterDeclaration>>,
  { period, date }: Time,
): Record<string, string> {
  const values: Record<string, string> = {};
  const isGoal = 'matchAttribute' in parameters;
  for (const [name, { type, default: fallback, allowed }] of Object.entries(parameters)) {
    if (fallback !== undefined && !(isGoal && ofGoals.includes(name))) continue;
    const value = byName[name] ?? allowed?.[0] ?? byType({ period, date })[type];
    if (value === undefined) throw new Error(`give an example of ${name} in test/year/exampleValues.ts`);
    values[name] = value;
  }
  return { ...values, ...byMethod[method]?.({ period, date }) };
}

function byType({ period, date }: Time): Partial<Record<ParameterDeclaration['type'], string>> {
  return { site: '1', number: '1', period, date, text: 'Example', list: 'a,b', boolean: '1', segment: 'actions>1' };
}
