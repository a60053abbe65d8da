import { actionTypes } from '@shared/plugin/actions';
import type { ActionTable } from '../ActionTable';
import { toNumber, type TrackingRequest } from './parseTrackingRequest';
import type { ConversionRequest, EcommerceItem } from './TrackedHit';

/** Ids of conversions that are no goals. */
export const conversionIds = { order: 0, cart: -1 } as const;

const MAX_CATEGORIES = 5;
const MAX_ORDER_ID = 100;

/** The goal that a request reaches by itself, its order, or its cart; null where it has none of them. */
export function toConversionRequest(request: TrackingRequest, actions: ActionTable): ConversionRequest | null {
  const idGoal = request.count('idgoal');
  if (idGoal === null) return null;
  if (idGoal > 0) return { idGoal, revenue: toAmount(request.number('revenue')), ecommerce: null };
  const idOrder = request.text('ec_id').slice(0, MAX_ORDER_ID);
  const revenue = toAmount(request.number('revenue')) ?? 0;
  const ecommerce = {
    idOrder,
    revenue,
    subtotal: toAmount(request.number('ec_st')),
    tax: toAmount(request.number('ec_tx')),
    shipping: toAmount(request.number('ec_sh')),
    discount: toAmount(request.number('ec_dt')),
    items: toItems(request.json('ec_items'), actions),
  };
  return { idGoal: idOrder === '' ? conversionIds.cart : conversionIds.order, revenue, ecommerce };
}

/** `[[sku, name, category or [categories], price, quantity],…]`; of items with one SKU the last counts. */
function toItems(json: unknown, actions: ActionTable): EcommerceItem[] {
  if (!Array.isArray(json)) return [];
  const bySku = new Map<number, EcommerceItem>();
  for (const item of json) {
    if (!Array.isArray(item)) continue;
    const [sku, name, category, price, quantity] = item as unknown[];
    const skuText = toText(sku);
    if (skuText === '') continue;
    const id = actions.idOf(skuText, actionTypes.itemSku);
    bySku.set(id, {
      sku: id,
      name: toText(name) === '' ? null : actions.idOf(toText(name), actionTypes.itemName),
      categories: toCategories(category, actions),
      price: toAmount(toNumber(price)) ?? 0,
      quantity: Math.max(1, Math.floor(toNumber(quantity) ?? 1)),
    });
  }
  return [...bySku.values()].sort((a, b) => a.sku - b.sku);
}

/** The ids of a product's categories: one text, or a list, as it is or as JSON. */
export function toCategories(given: unknown, actions: ActionTable): number[] {
  const list = Array.isArray(given) ? (given as unknown[]) : [given];
  const names = [...new Set(list.map(toText))].filter((name) => name !== '');
  return names.slice(0, MAX_CATEGORIES).map((name) => actions.idOf(name, actionTypes.itemCategory));
}

/** Amounts have two decimals. */
export function toAmount(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100;
}

function toText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
