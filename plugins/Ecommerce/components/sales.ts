/** An order or a cart among the actions of a visit, as Live.getLastVisitsDetails answers it. */
interface SaleAction {
  type: 'ecommerceOrder' | 'ecommerceAbandonedCart';
  orderId?: string;
  serverTimePretty: string;
  items: number;
  revenue: number;
  itemDetails: readonly { itemSKU: string; itemName: string; quantity: number }[];
}

/** What of a visit the log of a shop shows. */
export interface ShopVisit {
  idVisit: number;
  referrerName: string;
  siteCurrency: string;
  actionDetails: readonly ({ type: string } | SaleAction)[];
}

/** An order or a cart, with where its visit came from. */
export interface Sale extends SaleAction {
  key: string;
  referrerName: string;
  currency: string;
}

/** The orders and carts of visits, in their order. */
export function toSales(visits: readonly ShopVisit[]): Sale[] {
  return visits.flatMap(({ idVisit, referrerName, siteCurrency: currency, actionDetails }) =>
    actionDetails.filter(isSale).map((sale, at) => ({ ...sale, key: `${idVisit} ${at}`, referrerName, currency })),
  );
}

function isSale(action: { type: string } | SaleAction): action is SaleAction {
  return action.type === 'ecommerceOrder' || action.type === 'ecommerceAbandonedCart';
}
