import { prettyMoney, prettyTime, type JsonValue, type LogVisit, type Site } from 'heartwood/sdk';
import type { ActionDetails } from './actionDetails';
import { textOf } from './actionDetails';
import type { SiteClock } from './SiteClock';
import { toDevice, toPlace, toReferrer, toSince, toTold } from './visitParts';

/** A visit under Matomo's names, in Matomo's order. */
export interface VisitDetails {
  idSite: number;
  idVisit: number;
  visitorId: string;
  actionDetails: ActionDetails[];
  lastActionTimestamp: number;
  [key: string]: JsonValue;
}

/** What a visit is told with. */
export interface VisitSources {
  site: Site;
  clock: SiteClock;
  translate: (key: string, ...values: (string | number)[]) => string;
}

const visitorTypes = ['new', 'returning', 'returningCustomer'];
const buyers = ['none', 'ordered', 'abandonedCart', 'orderedThenAbandonedCart'];

/** Visitors are numbers of 52 bits, 13 digits. */
export function toVisitorId(idVisitor: number): string {
  return idVisitor.toString(16).padStart(13, '0');
}

export function toVisitDetails(
  visit: LogVisit,
  actionDetails: ActionDetails[],
  { site, clock, translate }: VisitSources,
): VisitDetails {
  const duration = Number(visit.visit_total_time);
  return {
    idSite: visit.idsite,
    idVisit: visit.idvisit,
    visitIp: textOf(visit.ip),
    visitorId: toVisitorId(visit.idvisitor),
    fingerprint: null,
    actionDetails,
    goalConversions: actionDetails.filter(({ type }) => type === 'goal').length,
    siteCurrency: site.currency,
    siteCurrencySymbol: prettyMoney(0, site.currency).replace(/[\s\d.,]/g, ''),
    ...toTimes(visit, { site, clock }),
    userId: textOf(visit.user_id) || null,
    visitorType: visitorTypes[Number(visit.visitor_returning)] ?? 'new',
    visitorTypeIcon: null,
    visitConverted: String(Number(visit.visit_goal_converted)),
    visitConvertedIcon: null,
    visitCount: Number(visit.visitor_count_visits),
    visitEcommerceStatus: buyers[Number(visit.visit_goal_buyer)] ?? 'none',
    visitEcommerceStatusIcon: null,
    ...toSince(visit.visitor_seconds_since_first, 'FirstVisit'),
    daysSinceLastEcommerceOrder: null,
    secondsSinceLastEcommerceOrder: null,
    visitDuration: duration,
    visitDurationPretty: prettyTime(duration),
    searches: Number(visit.visit_total_searches),
    actions: Number(visit.visit_total_actions),
    interactions: Number(visit.visit_total_interactions),
    ...toReferrer(visit, translate),
    ...toDevice(visit, clock, translate),
    ...toSales(actionDetails),
    events: Number(visit.visit_total_events ?? 0),
    ...toPlace(visit, clock, translate),
    ...toTold(visit),
    userAgent: textOf(visit.user_agent),
  };
}

function toTimes(visit: LogVisit, { site, clock }: Omit<VisitSources, 'translate'>) {
  const [first, last] = [visit.visit_first_action_time, visit.visit_last_action_time];
  return {
    serverDate: clock.date(last),
    visitServerHour: String(clock.hour(last)),
    lastActionTimestamp: last,
    lastActionDateTime: clock.moment(last),
    siteName: site.name,
    serverTimestamp: last,
    firstActionTimestamp: first,
    serverTimePretty: clock.time(last),
    serverDatePretty: clock.prettyDate(last),
    serverDatePrettyFirstAction: clock.prettyDate(first),
    serverTimePrettyFirstAction: clock.time(first),
  };
}

function toSales(actions: readonly ActionDetails[]): Record<string, JsonValue> {
  const sum = (type: string, key: string): number =>
    actions.filter((action) => action.type === type).reduce((total, action) => total + Number(action[key] ?? 0), 0);
  const count = (type: string): number => actions.filter((action) => action.type === type).length;
  return {
    totalEcommerceRevenue: sum('ecommerceOrder', 'revenue'),
    totalEcommerceConversions: count('ecommerceOrder'),
    totalEcommerceItems: sum('ecommerceOrder', 'items'),
    totalAbandonedCartsRevenue: sum('ecommerceAbandonedCart', 'revenue'),
    totalAbandonedCarts: count('ecommerceAbandonedCart'),
    totalAbandonedCartsItems: sum('ecommerceAbandonedCart', 'items'),
  };
}

/** `flat=1`: actions are columns `pageUrl__1`, `pageTitle__1` … */
export function flattenVisit({ actionDetails, customVariables, ...visit }: VisitDetails): { [key: string]: JsonValue } {
  const columns: Record<string, JsonValue> = { ...visit };
  for (const slot of Object.values((customVariables ?? {}) as Record<string, Record<string, JsonValue>>))
    Object.assign(columns, slot);
  actionDetails.forEach((action, i) => {
    for (const [column, key] of flatColumns) {
      if (action[key] !== undefined && action[key] !== '') columns[`${column}__${i + 1}`] = action[key] ?? null;
    }
  });
  return columns;
}

const flatColumns = [
  ['pageUrl', 'url'],
  ['pageTitle', 'pageTitle'],
  ['siteSearchKeyword', 'siteSearchKeyword'],
  ['eventCategory', 'eventCategory'],
  ['eventAction', 'eventAction'],
  ['eventName', 'eventName'],
  ['goalName', 'goalName'],
] as const;
