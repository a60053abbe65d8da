import type { CellValue } from '@shared/plugin/defineDimensions';
import { openTimeZone } from '@shared/period/timeZone';
import type { PlacedCondition, Segment } from '@shared/segment/Segment';
import { TIME_ZONE, type Cell, type MadeRow, type MadeVisit, type Named } from './generatedLog';

/** A visit with one row of each table that has several for a visit; null where it has none. */
export interface Combination {
  made: MadeVisit;
  action: MadeVisit['actions'][number] | null;
  conversion: MadeRow | null;
  item: MadeRow | null;
}

/** How a segment's values are found in a combination, and what stands for a value in a condition. */
export interface Answer {
  values: (of: Combination) => CellValue[];
  /** `==` compares small and capital letters as they are. */
  isExact?: boolean;
  isNumber?: boolean;
}

const zone = openTimeZone(TIME_ZONE);
const site = (time: Cell | undefined): Date => new Date((Number(time) + zone.offsetAt(Number(time))) * 1000);
const utc = (time: Cell | undefined): Date => new Date(Number(time) * 1000);
const isNamed = (cell: Cell | undefined): cell is Named => typeof cell === 'object' && cell !== null;
const plain = (cell: Cell | undefined): CellValue => (isNamed(cell) ? cell.name : (cell ?? null));
const ofType = (cell: Cell | undefined, type: number): CellValue =>
  isNamed(cell) && cell.type === type ? cell.name : null;

const visit = (column: string, to = plain): Answer => ({ values: ({ made }) => [to(made.visit[column])] });
const number = (answer: Answer): Answer => ({ ...answer, isNumber: true });
const exact = (answer: Answer): Answer => ({ ...answer, isExact: true });
const name = (type: number, ...cells: ((of: Combination) => Cell | undefined)[]): Answer =>
  exact({ values: (of) => cells.map((cell) => ofType(cell(of), type)) });
const isEvent = ({ action }: Combination): boolean => isNamed(action?.tracked?.idaction_event_category);
const isContent = ({ action }: Combination): boolean => isNamed(action?.tracked?.idaction_content_name);
const url = (of: Combination): Cell | undefined => of.action?.row.idaction_url;
const title = (of: Combination): Cell | undefined => of.action?.row.idaction_name;
const tracked =
  (column: string) =>
  (of: Combination): Cell | undefined =>
    of.action?.tracked?.[column];
const page = (of: Combination): CellValue => (isEvent(of) || isContent(of) ? null : ofType(url(of), 1));
const item =
  (column: string) =>
  (of: Combination): Cell | undefined =>
    of.item?.deleted === 0 ? of.item[column] : null;
const own = (column: string): Answer => exact({ values: ({ made }) => [plain(made.tracked?.[column])] });
const ofConversion = (column: string, ...goals: number[]): Answer => ({
  values: ({ conversion }) =>
    goals.length === 0 || goals.includes(Number(conversion?.idgoal)) ? [plain(conversion?.[column])] : [null],
});

function kindOf(of: Combination): CellValue {
  if (isEvent(of)) return 'events';
  if (isContent(of)) return 'contents';
  if (isNamed(title(of)) && (title(of) as Named).type === 8) return 'sitesearches';
  const address = url(of);
  if (!isNamed(address)) return null;
  return ({ 1: 'pageviews', 2: 'outlinks', 3: 'downloads' } as Record<number, string>)[address.type] ?? null;
}

function isoWeek(date: Date): number {
  const thursday = new Date(date);
  thursday.setUTCHours(0, 0, 0, 0);
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
  return Math.ceil(((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / 86_400_000 + 1) / 7);
}

const last = (to: (date: Date) => CellValue): Answer => visit('visit_last_action_time', (time) => to(utc(time)));

/** The core's segments, answered by hand. Addresses and the like are compared in bruteForce.test.ts with their names. */
export const answers: Readonly<Record<string, Answer>> = {
  visitorId: visit('idvisitor', (id) => Number(id).toString(16)),
  userId: exact(visit('user_id')),
  visitorType: visit('visitor_returning', (type) => ['new', 'returning', 'returningCustomer'][Number(type)] ?? null),
  visitConverted: visit('visit_goal_converted'),
  visitConvertedGoalId: ofConversion('idgoal'),
  visitConvertedGoalName: {
    values: ({ conversion }) => {
      const id = plain(conversion?.idgoal);
      return [id === 1 ? 'Signup' : id === 2 ? 'Contact us' : id];
    },
  },
  visitEcommerceStatus: visit(
    'visit_goal_buyer',
    (status) => ['none', 'ordered', 'abandonedCart', 'orderedThenAbandonedCart'][Number(status)] ?? null,
  ),
  actions: number(visit('visit_total_actions')),
  interactions: number(visit('visit_total_interactions')),
  searches: number(visit('visit_total_searches')),
  events: { isNumber: true, values: ({ made }) => [plain(made.tracked?.visit_total_events) ?? 0] },
  visitDuration: number(visit('visit_total_time')),
  visitCount: number(visit('visitor_count_visits')),
  secondsSinceFirstVisit: number(visit('visitor_seconds_since_first')),
  secondsSinceLastVisit: number(visit('visitor_seconds_since_last')),
  daysSinceFirstVisit: number(visit('visitor_seconds_since_first', (seconds) => Math.round(Number(seconds) / 86_400))),
  daysSinceLastVisit: number(visit('visitor_seconds_since_last', (seconds) => Math.floor(Number(seconds) / 86_400))),
  resolution: { values: ({ made }) => [plain(made.tracked?.config_resolution)] },
  visitStartServerHour: visit('visit_first_action_time', (time) => site(time).getUTCHours()),
  visitServerHour: visit('visit_last_action_time', (time) => site(time).getUTCHours()),
  visitStartServerMinute: visit('visit_first_action_time', (time) => utc(time).getUTCMinutes()),
  visitStartServerDayOfWeek: visit('visit_first_action_time', (time) => site(time).getUTCDay() + 1),
  visitLocalHour: {
    values: ({ made: { tracked: more } }) => [
      more?.visitor_localtime ? Number(String(more.visitor_localtime).slice(0, 2)) : null,
    ],
  },
  visitLocalMinute: {
    isNumber: true,
    values: ({ made: { tracked: more } }) => [
      more?.visitor_localtime ? Number(String(more.visitor_localtime).slice(3, 5)) : null,
    ],
  },
  visitEndServerDate: last((date) => date.toISOString().slice(0, 10)),
  visitEndServerDayOfMonth: last((date) => date.getUTCDate()),
  visitEndServerDayOfWeek: last((date) => date.getUTCDay() + 1),
  visitEndServerDayOfYear: last((date) =>
    Math.ceil((date.getTime() + 1 - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000),
  ),
  visitEndServerMinute: last((date) => date.getUTCMinutes()),
  visitEndServerMonth: last((date) => date.getUTCMonth() + 1),
  visitEndServerQuarter: last((date) => Math.ceil((date.getUTCMonth() + 1) / 3)),
  visitEndServerSecond: last((date) => date.getUTCSeconds()),
  visitEndServerWeekOfYear: last(isoWeek),
  visitEndServerYear: last((date) => date.getUTCFullYear()),
  actionServerHour: { values: ({ action }) => [action ? site(action.row.server_time).getUTCHours() : null] },
  actionServerMinute: { values: ({ action }) => [action ? utc(action.row.server_time).getUTCMinutes() : null] },
  pageUrl: exact({ values: (of) => [page(of)] }),
  pageTitle: name(4, title),
  entryPageUrl: name(1, ({ made }) => made.visit.visit_entry_idaction_url),
  entryPageTitle: name(4, ({ made }) => made.visit.visit_entry_idaction_name),
  exitPageUrl: name(1, ({ made }) => made.visit.visit_exit_idaction_url),
  exitPageTitle: name(4, ({ made }) => made.visit.visit_exit_idaction_name),
  downloadUrl: name(3, url),
  outlinkUrl: name(2, url),
  actionUrl: exact({
    values: (of) => [page(of), isEvent(of) ? ofType(url(of), 1) : null, ofType(url(of), 2), ofType(url(of), 3)],
  }),
  actionType: { values: (of) => [kindOf(of)] },
  siteSearchKeyword: name(8, title),
  siteSearchCategory: exact({ values: (of) => [plain(of.action?.row.search_cat)] }),
  siteSearchCount: { isNumber: true, values: (of) => [plain(of.action?.row.search_count)] },
  contentName: name(13, tracked('idaction_content_name')),
  contentPiece: name(14, tracked('idaction_content_piece')),
  contentTarget: name(15, tracked('idaction_content_target')),
  contentInteraction: name(16, tracked('idaction_content_interaction')),
  bandwidth: { isNumber: true, values: ({ action }) => [plain(action?.row.bandwidth)] },
  eventCategory: name(10, tracked('idaction_event_category')),
  eventAction: name(11, tracked('idaction_event_action')),
  eventName: name(12, title),
  eventUrl: exact({ values: (of) => [isEvent(of) ? ofType(url(of), 1) : null] }),
  eventValue: { isNumber: true, values: (of) => [plain(tracked('custom_float')(of))] },
  orderId: exact(ofConversion('idorder')),
  revenueOrder: number(ofConversion('revenue', 0)),
  revenueAbandonedCart: number(ofConversion('revenue', -1)),
  productSku: name(5, item('idaction_sku')),
  productName: name(6, item('idaction_name')),
  productCategory: name(7, item('idaction_category'), item('idaction_category3')),
  productPrice: { isNumber: true, values: (of) => [plain(item('price')(of))] },
  productViewSku: name(5, tracked('idaction_product_sku')),
  productViewName: name(6, tracked('idaction_product_name')),
  productViewCategory: name(7, tracked('idaction_product_cat'), tracked('idaction_product_cat5')),
  productViewPrice: { isNumber: true, values: (of) => [plain(tracked('product_price')(of))] },
  customVariableName: exact({
    values: ({ made }) => [plain(made.tracked?.custom_var_k1), plain(made.tracked?.custom_var_k5)],
  }),
  customVariableName1: own('custom_var_k1'),
  customVariableValue1: own('custom_var_v1'),
  customVariablePageName2: exact({ values: (of) => [plain(tracked('custom_var_k2')(of))] }),
  customVariablePageValue2: exact({ values: (of) => [plain(tracked('custom_var_v2')(of))] }),
  dimension2: exact({
    values: (of) => [plain(of.made.tracked?.custom_dimension_2), plain(tracked('custom_dimension_2')(of))],
  }),
};

const combinations = new WeakMap<MadeVisit, Combination[]>();

/** Every way to take one row of each table. */
export function combinationsOf(made: MadeVisit): Combination[] {
  const known = combinations.get(made) ?? combine(made);
  combinations.set(made, known);
  return known;
}

function combine(made: MadeVisit): Combination[] {
  const orNone = <T>(rows: readonly T[]): (T | null)[] => (rows.length === 0 ? [null] : [...rows]);
  return orNone(made.actions).flatMap((action) =>
    orNone(made.conversions).flatMap((conversion) =>
      orNone(made.items).map((one) => ({ made, action, conversion, item: one })),
    ),
  );
}

/** The combinations that a segment holds for, by trying everything; its visit is in the segment when there is one. */
export function holdsFor(made: MadeVisit, segment: Segment, answerOf: (name: string) => Answer): Combination[] {
  const all = combinationsOf(made);
  const hasMatch = new Map<PlacedCondition, boolean>();
  const holds = (of: Combination, condition: PlacedCondition): boolean => {
    const answer = answerOf(condition.name);
    const { operator, value } = condition;
    if (value === '' && (operator === '==' || operator === '!=')) {
      return answer.values(of).every(isEmpty) === (operator === '==');
    }
    if (!operator.startsWith('!')) return answer.values(of).some((cell) => matches(cell, operator, value, answer));
    const positive = operator === '!=' ? '==' : operator.replace('!', '=');
    const found =
      hasMatch.get(condition) ??
      all.some((any) => answer.values(any).some((cell) => matches(cell, positive, value, answer)));
    hasMatch.set(condition, found);
    return !found;
  };
  return all.filter((of) => segment.all.every(({ any }) => any.some((condition) => holds(of, condition))));
}

const isEmpty = (cell: CellValue): boolean => cell === null || cell === '';

function matches(cell: CellValue, operator: string, value: string, { isExact, isNumber }: Answer): boolean {
  if (cell === null) return false;
  const [text, wanted] = [String(cell).toLowerCase(), value.toLowerCase()];
  if (operator === '=@') return text.includes(wanted);
  if (operator === '=^') return text.startsWith(wanted);
  if (operator === '=$') return text.endsWith(wanted);
  if (operator === '==') return isNumber ? cell === Number(value) : isExact ? String(cell) === value : text === wanted;
  const isDate = /^\d{4}-/.test(value);
  if (cell === '') return false;
  const difference = isDate ? text.localeCompare(wanted) : Number(cell) - Number(value);
  if (operator === '<') return difference < 0;
  if (operator === '<=') return difference <= 0;
  return operator === '>' ? difference > 0 : difference >= 0;
}
