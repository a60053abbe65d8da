import { prettyTime, type ApiServices, type JsonValue, type LogSelection } from 'heartwood/sdk';
import type { ActionDetails } from './actionDetails';
import { toDays } from './SiteClock';
import type { VisitDetails } from './visitDetails';
import type { VisitLog } from './VisitLog';

type Part = { [key: string]: JsonValue };

/** A visitor as Matomo's profile shows one, made of these visits, the last one first. */
export function toProfile(
  visits: readonly VisitDetails[],
  { log, services, selection }: { log: VisitLog; services: ApiServices; selection: LogSelection },
): Part {
  const [last, first] = [visits[0], visits.at(-1)];
  if (!last || !first) return {};
  const { visitorId } = last;
  const oldest = log.read(
    { ...selection, segment: '', visitorId },
    { offset: 0, limit: 1, isOldestFirst: true },
    { withActions: false },
  )[0];
  const actions = visits.flatMap(({ actionDetails }) => actionDetails);
  return {
    totalVisits: visits.length,
    totalVisitDuration: sumOf(visits, 'visitDuration'),
    totalVisitDurationPretty: prettyTime(sumOf(visits, 'visitDuration')),
    totalActions: sumOf(visits, 'actions'),
    ...toTotals(actions),
    ...toSales(visits, actions),
    searches: toSearches(actions),
    hasLatLong: visits.some(({ latitude }) => latitude !== null),
    visitorId,
    userId: last.userId ?? null,
    firstVisit: toVisitSummary(oldest ?? first, services),
    lastVisit: toVisitSummary(last, services),
    visitsAggregated: visits.length,
    devices: toDevices(visits),
    countries: toPlaces(visits, 'countryCode', 'country', { flag: 'countryFlag' }),
    continents: toPlaces(visits, 'continentCode', 'continent', {}),
    visitedPages: countBy(
      actions.filter(({ type }) => type === 'action'),
      'url',
    )
      .slice(0, 10)
      .map(([url, pageviews]) => ({ url, pageviews })),
    lastVisits: [...visits],
  };
}

function toTotals(actions: readonly ActionDetails[]): Part {
  const pages = actions.filter(({ type }) => type === 'action');
  const views = countBy(pages, 'url');
  return {
    totalEvents: count(actions, 'event'),
    totalOutlinks: count(actions, 'outlink'),
    totalDownloads: count(actions, 'download'),
    totalSearches: count(actions, 'search'),
    totalPageViews: pages.length,
    totalUniquePageViews: views.length,
    totalRevisitedPages: views.filter(([, times]) => times > 1).length,
  };
}

function toSales(visits: readonly VisitDetails[], actions: readonly ActionDetails[]): Part {
  return {
    totalGoalConversions: count(actions, 'goal'),
    totalConversionsByGoal: toConversions(actions),
    totalEcommerceConversions: count(actions, 'ecommerceOrder'),
    totalEcommerceRevenue: sumOf(visits, 'totalEcommerceRevenue'),
    totalEcommerceItems: sumOf(visits, 'totalEcommerceItems'),
    totalAbandonedCarts: count(actions, 'ecommerceAbandonedCart'),
    totalAbandonedCartsRevenue: sumOf(visits, 'totalAbandonedCartsRevenue'),
    totalAbandonedCartsItems: sumOf(visits, 'totalAbandonedCartsItems'),
  };
}

function toSearches(actions: readonly ActionDetails[]): Part[] {
  const ofSearch = actions.filter(({ type }) => type === 'search');
  return countBy(ofSearch, 'siteSearchKeyword').map(([keyword, searches]) => ({ keyword, searches }));
}

const sumOf = (visits: readonly VisitDetails[], key: string): number =>
  visits.reduce((total, visit) => total + Number(visit[key] ?? 0), 0);

const count = (actions: readonly ActionDetails[], kind: string): number =>
  actions.filter(({ type }) => type === kind).length;

/** Values with how often they come, the most frequent first. */
function countBy(rows: readonly { [key: string]: JsonValue }[], key: string): [value: string, times: number][] {
  const times = new Map<string, number>();
  for (const row of rows) times.set(String(row[key]), (times.get(String(row[key])) ?? 0) + 1);
  return [...times].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function toConversions(actions: readonly ActionDetails[]): Part {
  const goals = countBy(
    actions.filter(({ type }) => type === 'goal'),
    'goalId',
  );
  return Object.fromEntries(goals.map(([id, times]) => [`idgoal=${id}`, times]));
}

function toVisitSummary(visit: VisitDetails, { now }: ApiServices): Part {
  return {
    date: visit.serverDate ?? '',
    prettyDate: visit.serverDatePrettyFirstAction ?? '',
    daysAgo: toDays(now() - visit.lastActionTimestamp),
    referrerType: visit.referrerType ?? '',
    referrerUrl: visit.referrerUrl ?? '',
    referralSummary: [visit.referrerTypeName, visit.referrerName].filter(Boolean).join(': '),
  };
}

function toDevices(visits: readonly VisitDetails[]): Part[] {
  return countBy(visits, 'deviceType').map(([type, times]) => {
    const ofType = visits.filter(({ deviceType }) => deviceType === type);
    const named = ofType.map((visit) => ({ name: `${String(visit.deviceBrand)} ${String(visit.deviceModel)}`.trim() }));
    return {
      type,
      count: times,
      icon: ofType[0]?.deviceTypeIcon ?? '',
      devices: countBy(named, 'name').map(([name, visited]) => ({ name, count: visited })),
    };
  });
}

function toPlaces(visits: readonly VisitDetails[], code: string, name: string, more: Record<string, string>): Part[] {
  return countBy(visits, code).map(([value, times]) => {
    const example = visits.find((visit) => visit[code] === value);
    const rest = Object.entries(more).map(([key, column]) => [key, example?.[column] ?? ''] as const);
    return { [name]: value, nb_visits: times, prettyName: example?.[name] ?? value, ...Object.fromEntries(rest) };
  });
}
