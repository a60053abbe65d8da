import type { Campaign } from '@shared/referrers/parseCampaign';
import type { SqlValue } from '../../db/Database';
import type { HitAction } from '../HitActions';
import type { Attribution } from './attributeConversions';

const numbered = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => name.replace('#', String(i + 1)));

/** Slots of custom variables, as in an installation of Matomo that was not told otherwise. */
export const VARIABLE_SLOTS = 5;
/** Custom dimensions by their id, `dimension7`. */
export const MAX_DIMENSIONS = 20;

const customColumns = [
  ...numbered('custom_var_k#', VARIABLE_SLOTS),
  ...numbered('custom_var_v#', VARIABLE_SLOTS),
  ...numbered('custom_dimension_#', MAX_DIMENSIONS),
];

/** Columns of log_link_visit_action_tracked but for the key. */
export const actionColumns = [
  'idaction_event_category',
  'idaction_event_action',
  'custom_float',
  'idaction_content_name',
  'idaction_content_piece',
  'idaction_content_target',
  'idaction_content_interaction',
  'idaction_product_sku',
  'idaction_product_name',
  'idaction_product_cat',
  'idaction_product_cat2',
  'idaction_product_cat3',
  'idaction_product_cat4',
  'idaction_product_cat5',
  'product_price',
  'idpageview',
  'time_network',
  'time_server',
  'time_transfer',
  'time_dom_processing',
  'time_dom_completion',
  'time_on_load',
  'bandwidth',
  ...customColumns,
];

/** Columns of log_visit_tracked but for the key. */
export const visitColumns = [
  'visit_total_events',
  'visitor_localtime',
  'config_resolution',
  'location_browser_lang',
  'config_cookie',
  'config_flash',
  'config_java',
  'config_pdf',
  'config_quicktime',
  'config_realplayer',
  'config_silverlight',
  'config_windowsmedia',
  ...customColumns,
];

/** Cells by column; a column that is missing is NULL. */
export type Cells = Readonly<Record<string, SqlValue>>;

/** An order or a cart. */
export interface EcommerceRequest {
  /** '' for a cart. */
  idOrder: string;
  revenue: number;
  subtotal: number | null;
  tax: number | null;
  shipping: number | null;
  discount: number | null;
  items: readonly EcommerceItem[];
}

export interface EcommerceItem {
  /** log_action. */
  sku: number;
  name: number | null;
  /** Up to five. */
  categories: readonly number[];
  price: number;
  quantity: number;
}

/** A goal that the page itself says was reached, or an order. */
export interface ConversionRequest {
  idGoal: number;
  /** null where the goal's own holds. */
  revenue: number | null;
  ecommerce: EcommerceRequest | null;
}

/** Where a page says that it was come from. */
export interface HitOrigin {
  referrer: string;
  /** The page's own address. */
  landingUrl: string;
  /** The one that the visitor's cookie remembers. */
  campaign: Campaign | null;
}

/** What a tracking request, or what else a log line says of itself, adds to a hit. */
export interface TrackedHit {
  /** null where the line is what it seems: a page, a download, a search. */
  action: HitAction | null;
  /** Cells of the action's row; null without any. */
  page: Cells | null;
  /** Cells of the visit's row, each from the first hit that has it; null without any. */
  visit: Cells | null;
  /** Custom variables and dimensions of the visit: the last hit that has one counts. */
  visitCustom: Cells | null;
  searchCount: number | null;
  /** null where the line's own referrer counts. */
  origin: HitOrigin | null;
  /** 52 bits of the id that the site gave its visitor's device; 0 without one. */
  device: number;
  /** '' where nobody says who they are. */
  userId: string;
  language: string;
  /** Tells that the visitor is still there, and nothing else. */
  isPing: boolean;
  startsVisit: boolean;
  conversion: ConversionRequest | null;
  attribution: Attribution | null;
}
