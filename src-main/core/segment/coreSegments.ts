import { actionTypes, toStoredUrl } from '@shared/plugin/actions';
import type { CellValue } from '@shared/plugin/defineDimensions';
import type { SegmentValues } from '@shared/segment/toValueTest';
import { MAX_DIMENSIONS } from '@shared/plugin/customDimensions';
import { VARIABLE_SLOTS } from '../tracker/tracking/TrackedHit';
import type { ColumnSource, LogTable } from './ColumnSource';
import { requestSegments } from './requestSegments';
import { storedVisitorId } from './storedVisitorId';
import * as time from './timeParts';

/** A segment of the core: whose values it compares, and how. */
export interface CoreSegment extends SegmentValues {
  sources: readonly ColumnSource[];
  /** Values are the names of the site's goals. */
  namesGoals?: boolean;
  /** Example values, or what is allowed. */
  hint?: string;
}

type Group = Readonly<Record<string, CoreSegment>>;
type To = NonNullable<ColumnSource['to']>;

const hex: To = (value) => (typeof value === 'number' ? value.toString(16) : value);
const floorDays: To = (value) => (typeof value === 'number' ? Math.floor(value / 86_400) : value);
const roundDays: To = (value) => (typeof value === 'number' ? Math.round(value / 86_400) : value);
const always = (value: CellValue) => (): CellValue => value;

const from =
  (table: LogTable) =>
  (column: string, more?: Partial<CoreSegment>, to?: To): CoreSegment => ({
    sources: [{ table, column, ...(to ? { to } : {}) }],
    ...more,
  });
const visit = from('log_visit');
const visitTracked = from('log_visit_tracked');
const action = from('log_link_visit_action');
const actionTracked = from('log_link_visit_action_tracked');
const conversion = from('log_conversion');
const number = { type: 'number' } as const;
const exact = { isExact: true } as const;

/** Addresses are stored without scheme and www. In the segments of rows they are encoded twice, as in Matomo; pasted, a layer is left. */
function parseUrl(value: string): string {
  const decoded = /^https?%3A/i.test(value) ? decodeAddress(value) : value;
  return toStoredUrl(decoded);
}

function decodeAddress(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** The names of actions of one type, in a column of the actions' table. */
const named = (table: LogTable, column: string, type: number, more?: Partial<ColumnSource>): ColumnSource => ({
  table,
  column,
  actionTypes: [type],
  ...more,
});
const url = (...sources: ColumnSource[]): CoreSegment => ({
  sources,
  ...exact,
  normalize: parseUrl,
  hint: 'https://www.example.com/page',
});
const text = (...sources: ColumnSource[]): CoreSegment => ({ sources, ...exact });
const actions = 'log_link_visit_action';
const tracked = 'log_link_visit_action_tracked';
const items = 'log_conversion_item';

const pages = named(actions, 'idaction_url', actionTypes.pageUrl, { given: 'page' });
const outlinks = named(actions, 'idaction_url', actionTypes.outlink);
const downloads = named(actions, 'idaction_url', actionTypes.download);
const eventUrls = named(actions, 'idaction_url', actionTypes.pageUrl, { given: 'event' });
const keywords = named(actions, 'idaction_name', actionTypes.siteSearch);
const events = named(tracked, 'idaction_event_category', actionTypes.eventCategory);
const contents = named(tracked, 'idaction_content_name', actionTypes.contentName);

const slots = Array.from({ length: VARIABLE_SLOTS }, (_, i) => i + 1);
const categoryColumns = (column: string): string[] => ['', 2, 3, 4, 5].map((n) => `${column}${n}`);
const variables = (table: LogTable, part: 'k' | 'v', numbers: readonly number[]): CoreSegment =>
  text(...numbers.map((slot) => ({ table, column: `custom_var_${part}${slot}` })));

/** `customVariableName`, `customVariableName1` … and their values. */
function variableSegments(prefix: string, table: LogTable, hasUnion: boolean): Group {
  const segments: Record<string, CoreSegment> = {};
  for (const [name, part] of [[`${prefix}Name`, 'k'] as const, [`${prefix}Value`, 'v'] as const]) {
    if (hasUnion) segments[name] = variables(table, part, slots);
    for (const slot of slots) segments[`${name}${slot}`] = variables(table, part, [slot]);
  }
  return segments;
}

/** The core's segments in the groups that they are listed in (keys of texts), by the name that users write. */
export const coreSegmentGroups: Readonly<Record<string, Group>> = {
  General_Visit: {
    visitId: visit('idvisit'),
    visitorId: visit('idvisitor', { normalize: storedVisitorId, hint: '34c31e04394bd' }, hex),
    userId: visit('user_id', { ...exact, hint: 'username' }),
    visitIp: {
      sources: [{ table: 'log_client', column: 'ip' }],
      type: 'ip',
      hint: '192.0.2.1, 192.0.2.0/24, visitIp>=192.0.2.1;visitIp<=192.0.2.20',
    },
    visitorType: visit('visitor_returning', { names: { 0: 'new', 1: 'returning', 2: 'returningCustomer' } }),
    visitConverted: visit('visit_goal_converted', { hint: '0, 1' }),
    visitConvertedGoalId: conversion('idgoal', { hint: '1, 2' }),
    visitConvertedGoalName: conversion('idgoal', { namesGoals: true }),
    visitEcommerceStatus: visit('visit_goal_buyer', {
      names: { 0: 'none', 1: 'ordered', 2: 'abandonedCart', 3: 'orderedThenAbandonedCart' },
    }),
    actions: visit('visit_total_actions', number),
    interactions: visit('visit_total_interactions', number),
    searches: visit('visit_total_searches', number),
    events: visitTracked('visit_total_events', number, (value) => value ?? 0),
    visitDuration: visit('visit_total_time', { ...number, hint: 'seconds' }),
    visitCount: visit('visitor_count_visits', number),
    secondsSinceFirstVisit: visit('visitor_seconds_since_first', number),
    daysSinceFirstVisit: visit('visitor_seconds_since_first', number, roundDays),
    secondsSinceLastVisit: visit('visitor_seconds_since_last', number),
    daysSinceLastVisit: visit('visitor_seconds_since_last', number, floorDays),
    resolution: visitTracked('config_resolution', { hint: '1280x1024, 800x600' }),
  },
  General_Times: {
    visitStartServerHour: visit(
      'visit_first_action_time',
      { hint: '0 to 23, on the clock of the site' },
      time.siteHour,
    ),
    visitServerHour: visit('visit_last_action_time', { hint: '0 to 23, on the clock of the site' }, time.siteHour),
    visitStartServerMinute: visit('visit_first_action_time', { hint: '0 to 59' }, time.minute),
    visitStartServerDayOfWeek: visit(
      'visit_first_action_time',
      { hint: '1 (Sunday) to 7 (Saturday), on the calendar of the site' },
      time.siteDayOfWeek,
    ),
    visitLocalHour: visitTracked('visitor_localtime', { hint: "0 to 23, on the visitor's clock" }, time.clockHour),
    visitLocalMinute: visitTracked('visitor_localtime', { ...number, hint: '0 to 59' }, time.clockMinute),
    visitEndServerDate: visit('visit_last_action_time', { type: 'date', hint: '2026-01-31' }, time.date),
    visitEndServerDayOfMonth: visit('visit_last_action_time', { hint: '1 to 31' }, time.dayOfMonth),
    visitEndServerDayOfWeek: visit('visit_last_action_time', { hint: '1 (Sunday) to 7 (Saturday)' }, time.dayOfWeek),
    visitEndServerDayOfYear: visit('visit_last_action_time', { hint: '1 to 366' }, time.dayOfYear),
    visitEndServerMinute: visit('visit_last_action_time', { hint: '0 to 59' }, time.minute),
    visitEndServerMonth: visit('visit_last_action_time', { hint: '1 to 12' }, time.month),
    visitEndServerQuarter: visit('visit_last_action_time', { hint: '1 to 4' }, time.quarter),
    visitEndServerSecond: visit('visit_last_action_time', { hint: '0 to 59' }, time.second),
    visitEndServerWeekOfYear: visit('visit_last_action_time', { hint: '1 to 53 (ISO 8601)' }, time.weekOfYear),
    visitEndServerYear: visit('visit_last_action_time', { hint: '2026' }, time.year),
    actionServerHour: action('server_time', { hint: '0 to 23, on the clock of the site' }, time.siteHour),
    actionServerMinute: action('server_time', { hint: '0 to 59' }, time.minute),
  },
  General_Actions: {
    pageUrl: url(pages),
    pageTitle: text(named(actions, 'idaction_name', actionTypes.pageTitle)),
    entryPageUrl: url(named('log_visit', 'visit_entry_idaction_url', actionTypes.pageUrl)),
    entryPageTitle: text(named('log_visit', 'visit_entry_idaction_name', actionTypes.pageTitle)),
    exitPageUrl: url(named('log_visit', 'visit_exit_idaction_url', actionTypes.pageUrl)),
    exitPageTitle: text(named('log_visit', 'visit_exit_idaction_name', actionTypes.pageTitle)),
    downloadUrl: url(downloads),
    outlinkUrl: url(outlinks),
    actionUrl: url(pages, downloads, outlinks, eventUrls),
    actionType: {
      sources: [
        { ...pages, to: always('pageviews') },
        { ...contents, to: always('contents') },
        { ...keywords, to: always('sitesearches') },
        { ...events, to: always('events') },
        { ...outlinks, to: always('outlinks') },
        { ...downloads, to: always('downloads') },
      ],
      hint: 'pageviews, contents, sitesearches, events, outlinks, downloads',
    },
    siteSearchKeyword: text(keywords),
    siteSearchCategory: action('search_cat', exact),
    siteSearchCount: action('search_count', number),
    contentName: text(contents),
    contentPiece: text(named(tracked, 'idaction_content_piece', actionTypes.contentPiece)),
    contentTarget: text(named(tracked, 'idaction_content_target', actionTypes.contentTarget)),
    contentInteraction: text(named(tracked, 'idaction_content_interaction', actionTypes.contentInteraction)),
    bandwidth: action('bandwidth', { ...number, hint: 'bytes' }),
  },
  General_Events: {
    eventCategory: text(events),
    eventAction: text(named(tracked, 'idaction_event_action', actionTypes.eventAction)),
    eventName: text(named(actions, 'idaction_name', actionTypes.eventName)),
    eventUrl: url(eventUrls),
    eventValue: actionTracked('custom_float', number),
  },
  General_Requests: requestSegments,
  General_Ecommerce: {
    orderId: conversion('idorder', exact),
    revenueOrder: { sources: [{ table: 'log_conversion', column: 'revenue', given: 'order' }], ...number },
    revenueAbandonedCart: { sources: [{ table: 'log_conversion', column: 'revenue', given: 'cart' }], ...number },
    productSku: text(named(items, 'idaction_sku', actionTypes.itemSku, { given: 'inOrder' })),
    productName: text(named(items, 'idaction_name', actionTypes.itemName, { given: 'inOrder' })),
    productCategory: text(
      ...categoryColumns('idaction_category').map((column) =>
        named(items, column, actionTypes.itemCategory, { given: 'inOrder' }),
      ),
    ),
    productPrice: { sources: [{ table: items, column: 'price', given: 'inOrder' }], ...number },
    productViewSku: text(named(tracked, 'idaction_product_sku', actionTypes.itemSku)),
    productViewName: text(named(tracked, 'idaction_product_name', actionTypes.itemName)),
    productViewCategory: text(
      ...categoryColumns('idaction_product_cat').map((column) => named(tracked, column, actionTypes.itemCategory)),
    ),
    productViewPrice: actionTracked('product_price', number),
  },
  General_CustomVariables: {
    ...variableSegments('customVariable', 'log_visit_tracked', true),
    ...variableSegments('customVariablePage', tracked, false),
    ...Object.fromEntries(
      Array.from({ length: MAX_DIMENSIONS }, (_, i) => {
        const column = `custom_dimension_${i + 1}`;
        return [`dimension${i + 1}`, text({ table: 'log_visit_tracked', column }, { table: tracked, column })];
      }),
    ),
  },
};

/** The core's segments by name. */
export const coreSegments: Group = Object.assign({}, ...Object.values(coreSegmentGroups)) as Group;
