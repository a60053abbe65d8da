import type { CustomDimension } from './customDimensions';
import type { GoalColumns } from '../datatable/Row';
import type { QuantileSketch } from '../sketch/quantileSketch';
import type { JsonValue } from './defineApi';
import type { CellValue } from './defineDimensions';
import type { ClientClass } from './facts';

/** A dimension of a grouping: a column, or a value worked out from one (once per distinct value). */
export type GroupBy = string | { column: string; to: (value: CellValue) => CellValue };

/** What is made of a column's cells in a group. */
export interface Select {
  column: string;
  /** count: rows that have a value; distinct: different values; the others: of the numbers. */
  as: 'sum' | 'min' | 'max' | 'count' | 'distinct';
  /** Divides the result: 1000 makes seconds of milliseconds. */
  per?: number;
}

/** Only rows whose cell in this column passes. `is` runs once per distinct value. */
export interface Where {
  column: string;
  is: (value: CellValue) => boolean;
}

/** What a question may say besides its dimensions. */
export interface LogQuery {
  /** All must hold. */
  where?: readonly Where[];
  /** Metrics besides the usual ones, by name. A group in which no row has a value lacks the metric. */
  selects?: Readonly<Record<string, Select>>;
  /** Keeps so many groups, those with the most of `by`; the others are summed into one, without distinct counts. */
  limit?: { groups: number; by: string };
}

/** A question about visits. */
export interface VisitQuery extends LogQuery {
  /** Adds the conversions of the same dimensions: `goals`, and groups that have conversions only. */
  goals?: boolean;
}

/** Sums by metric; a name of `selects` is there where it has a value. */
export interface Sums {
  [metric: string]: number | undefined;
}

/** Rows that share one value in every dimension asked for. */
export interface LogGroup<Metrics extends Sums = Sums> {
  /** One value per dimension asked for, in that order; for `isOthers` none. */
  values: CellValue[];
  metrics: Metrics;
  /** The groups beyond the question's limit together. */
  isOthers?: true;
}

/** Sums over the visits of one group, under Matomo's names. */
export interface VisitMetrics extends Sums {
  nb_uniq_visitors: number;
  nb_visits: number;
  nb_actions: number;
  max_actions: number;
  sum_visit_length: number;
  bounce_count: number;
  nb_visits_converted: number;
  nb_users: number;
}

/** Metrics of goals by `idgoal=N` (N may be ecommerceOrder or ecommerceAbandonedCart), as rows of tables hold them. */
export type Goals = Record<string, GoalColumns>;

/** Visits that share one value in every dimension asked for. */
export interface VisitGroup extends LogGroup<VisitMetrics> {
  /** Where it was asked for and there are any. */
  goals?: Goals;
}

/** Sums over the actions with one idaction. */
export interface ActionMetrics extends Sums {
  nb_visits: number;
  nb_uniq_visitors: number;
  nb_hits: number;
  sum_time_spent: number;
  nb_hits_following_search?: number;
  entry_nb_uniq_visitors?: number;
  entry_nb_visits?: number;
  entry_nb_actions?: number;
  entry_sum_visit_length?: number;
  entry_bounce_count?: number;
  exit_nb_uniq_visitors?: number;
  exit_nb_visits?: number;
}

/** All that was done with one action: one page, one download, one searched word. */
export interface ActionGroup {
  idaction: number;
  /** log_action.name: URLs without their prefix. */
  name: string;
  type: number;
  /** 0 http://, 1 http://www., 2 https://, 3 https://www.; null for anything but URLs. */
  urlPrefix: number | null;
  metrics: ActionMetrics;
  /** Conversions that pages took part in, where there are any. */
  goals?: Goals;
}

/** The conversions of one goal that share one value in every dimension asked for. */
export interface ConversionGroup extends LogGroup {
  /** 0 an order, -1 an abandoned cart. */
  idGoal: number;
}

/** Products that share one value in every dimension asked for, ordered or left in carts. */
export interface ItemGroup extends LogGroup {
  isCart: boolean;
  /** `orders` of a cart counts carts. */
  metrics: { item_revenue: number; quantity: number; price: number; orders: number; nb_visits: number } & Sums;
}

/** A question about request lines. */
export interface RequestQuery extends LogQuery {
  /** How the numbers of columns are spread: the columns, by the names that the groups' sketches get. */
  sketches?: Readonly<Record<string, 'bytes' | 'responseTime'>>;
  /** Whose requests count, by what their user agent was judged to be; default: everybody's. */
  classes?: readonly ClientClass[];
}

/** Request lines that share one value in every dimension asked for. */
export interface RequestGroup extends LogGroup {
  /** Where they were asked for: '' for lines that have no number there. */
  sketches?: Readonly<Record<string, QuantileSketch>>;
}

/**
 * Columns of request lines, besides those of the visit that a line belongs to. `path` is the target without its query,
 * `extension` that of its last part in small letters (null without one), `isStatic` 1 for files that make up pages;
 * `referrerHost` is in small letters, null without an address; `bytes` and `responseTime` (microseconds) are null where
 * the log has none; `audience` is the one that `class` belongs to; `botVerification` is a BotVerification, null for people;
 * `network` is `AS3320 Deutsche Telekom AG`, '' where it is not known. Of a redirect (null of other lines) `redirectWay` is where its
 * client went on within seconds, `/b → /c`, `redirectSteps` in how many steps, and `isFirstRedirect` 1 where no redirect led to it.
 */
export type RequestColumn =
  | 'time'
  | 'status'
  | 'method'
  | 'protocol'
  | 'host'
  | 'target'
  | 'path'
  | 'extension'
  | 'isStatic'
  | 'referrer'
  | 'referrerHost'
  /** The domain of the referrer, where it is known for made-up visits. */
  | 'spammer'
  | 'bytes'
  | 'responseTime'
  | 'fate'
  | 'kind'
  | 'cache'
  | 'upstream'
  | 'idclient'
  | 'ip'
  | 'userAgent'
  | 'userId'
  | 'class'
  | 'audience'
  | 'botName'
  | 'botVerification'
  | 'network'
  | 'country'
  | 'redirectWay'
  | 'redirectSteps'
  | 'isFirstRedirect'
  | 'idvisit';

/** The log rows of one site-day, seen through questions. All questions of all plugins share one load of the rows. */
export interface DayLogs {
  readonly idSite: number;
  /**
   * Visits grouped by columns of log_visit (a dimension's, or a core one) or of log_visit_tracked, groups in no
   * particular order. A column `visit_entry_idaction_…` or `visit_exit_idaction_…` holds the action's name.
   */
  queryVisitsByDimension(dimensions: readonly GroupBy[], query?: VisitQuery): VisitGroup[];
  /**
   * Actions grouped by idaction, with entry, exit and time columns for pages, and what pages have to do with conversions.
   * Types: 1 page, 2 outlink, 3 download, 4 title, 8 search. `selects` are of the actions' rows.
   */
  queryActions(types: readonly number[], query?: Pick<LogQuery, 'selects'>): ActionGroup[];
  /**
   * Rows of actions (events and content included) grouped by columns of log_link_visit_action, of
   * log_link_visit_action_tracked, or else of their visit. A column `idaction_…` holds the action's name. Besides:
   * `type` (of log_action: what kind of action the row is), `time_spent` (seconds until the visit's next action),
   * `is_entry` and `is_exit` (1 for the first and the last page view or search of the visit).
   *
   * Metrics: nb_visits, nb_uniq_visitors, nb_hits.
   */
  queryActionsByDimension(dimensions: readonly GroupBy[], query?: LogQuery): LogGroup[];
  /**
   * Conversions grouped by columns of log_conversion or else of the visit. `referer_…` is what is credited with the
   * conversion.
   *
   * Metrics: nb_conversions, nb_visits_converted, revenue; of orders and carts the other `revenue_…` and items.
   */
  queryConversionsByDimension(dimensions: readonly GroupBy[], query?: LogQuery): ConversionGroup[];
  /** Products of orders and carts grouped by columns of log_conversion_item or else of the visit. */
  queryEcommerceItems(dimensions: readonly GroupBy[], query?: LogQuery): ItemGroup[];
  /**
   * Request lines, stored whatever became of them, grouped by columns of RequestColumn or else of the visit that they
   * belong to. With a segment: the lines that it holds for. Metrics: nb_requests.
   */
  queryRequestsByDimension(dimensions: readonly GroupBy[], query?: RequestQuery): RequestGroup[];
  /** The site's custom dimensions that are switched on. */
  readonly customDimensions: readonly CustomDimension[];
  /**
   * What the plugin keeps for the site under a name that its archiver declares in `options`; null where it keeps nothing.
   */
  option(name: string): JsonValue;
  /** Hosts of the site's addresses, in small letters and without `www.`. */
  readonly siteHosts: readonly string[];
  /** Hour of day 0–23 of a UTC time in the site's time zone; to group by, with `to`. */
  siteHour(time: CellValue): number;
}
