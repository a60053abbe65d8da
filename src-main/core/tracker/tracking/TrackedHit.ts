import type { Campaign } from '@shared/referrers/parseCampaign';
import type { SqlValue } from '../../db/Database';
import type { HitAction } from '../HitActions';
import type { Attribution } from './attributeConversions';

/** Slots of custom variables, as in an installation of Matomo that was not told otherwise. */
export const VARIABLE_SLOTS = 5;
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

/** What is known of the answer to a request: null where nobody says. */
export interface MeasuredAnswer {
  /** Milliseconds that the server took. */
  timeServer: number | null;
  /** Bytes. */
  bandwidth: number | null;
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
  /** null where the line says it. */
  answer: MeasuredAnswer | null;
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

/** A line that says nothing of itself. */
export const plainHit: TrackedHit = {
  action: null,
  page: null,
  visit: null,
  visitCustom: null,
  searchCount: null,
  answer: null,
  origin: null,
  device: 0,
  userId: '',
  language: '',
  isPing: false,
  startsVisit: false,
  conversion: null,
  attribution: null,
};
