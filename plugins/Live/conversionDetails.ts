import { goalIds, type Goal, type JsonValue, type LogVisitRow, type Site } from 'heartwood/sdk';
import { textOf, type ActionDetails } from './actionDetails';
import type { SiteClock } from './SiteClock';

/** What conversions are told with. */
export interface ConversionSources {
  site: Site;
  goals: readonly Goal[];
  clock: SiteClock;
  translate: (key: string) => string;
}

/** Goals, orders and carts of one visit. */
export function toConversionDetails(
  conversions: readonly LogVisitRow[],
  items: readonly LogVisitRow[],
  sources: ConversionSources,
): ActionDetails[] {
  return conversions.map((row) => {
    const time = Number(row.server_time);
    const shared = {
      serverTimePretty: sources.clock.prettyMoment(time),
      timestamp: time,
      revenue: Number(row.revenue ?? 0),
      icon: null,
    };
    const idGoal = Number(row.idgoal);
    if (idGoal === goalIds.order || idGoal === goalIds.cart) return { ...toEcommerce(row, items, sources), ...shared };
    const goalName = sources.goals.find(({ idgoal }) => idgoal === idGoal)?.name ?? String(idGoal);
    return {
      type: 'goal',
      goalName,
      goalId: idGoal,
      goalPageId: textOf(row.idlink_va),
      url: textOf(row.url),
      title: sources.translate('Live_Kind_goal'),
      subtitle: goalName,
      ...shared,
    };
  });
}

function toEcommerce(
  row: LogVisitRow,
  items: readonly LogVisitRow[],
  { site, translate }: ConversionSources,
): { type: string; [key: string]: JsonValue } {
  const isOrder = Number(row.idgoal) === goalIds.order;
  const idOrder = isOrder ? textOf(row.idorder) : '0';
  const type = isOrder ? 'ecommerceOrder' : 'ecommerceAbandonedCart';
  const itemDetails = items.filter((item) => textOf(item.idorder) === idOrder).map(toItem);
  const parts: Record<string, JsonValue> = isOrder
    ? {
        orderId: idOrder,
        revenueSubTotal: Number(row.revenue_subtotal ?? 0),
        revenueTax: Number(row.revenue_tax ?? 0),
        revenueShipping: Number(row.revenue_shipping ?? 0),
        revenueDiscount: Number(row.revenue_discount ?? 0),
      }
    : {};
  return {
    type,
    ...parts,
    items: Number(row.items ?? 0),
    currency: site.currency,
    itemDetails,
    title: translate(`Live_Kind_${type}`),
    subtitle: isOrder ? idOrder : '',
  };
}

function toItem(item: LogVisitRow): { [key: string]: JsonValue } {
  const categories = [item.category, item.category2, item.category3, item.category4, item.category5];
  return {
    itemSKU: textOf(item.sku),
    itemName: textOf(item.name),
    itemCategory: textOf(item.category),
    itemCategories: categories.filter(Boolean).map(textOf),
    price: Number(item.price ?? 0),
    quantity: Number(item.quantity ?? 0),
  };
}

/** Conversions stand behind the action that brought them. */
export function mergeDetails(
  actions: readonly ActionDetails[],
  conversions: readonly ActionDetails[],
): ActionDetails[] {
  const left = [...conversions];
  const merged: ActionDetails[] = [];
  for (const action of actions) {
    merged.push(action);
    for (const conversion of [...left]) {
      const isCause = conversion.goalPageId ? conversion.goalPageId === String(action.pageId as number) : false;
      if (!isCause) continue;
      merged.push(conversion);
      left.splice(left.indexOf(conversion), 1);
    }
  }
  for (const conversion of left) {
    const at = merged.findLastIndex(({ timestamp }) => timestamp <= conversion.timestamp);
    merged.splice(at + 1, 0, conversion);
  }
  return merged;
}
