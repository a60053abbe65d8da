import type { Goal } from '@shared/plugin/defineApi';
import type { Conversion } from '../GoalMatcher';
import type { Visit } from '../Visit';
import { conversionIds } from './toConversionRequest';
import type { RequestedConversion } from './TrackedVisit';

/** visit_goal_buyer, as in Matomo. */
const buyers = { none: 0, ordered: 1, cart: 2, orderedThenCart: 3 } as const;

/** What decides over a visit's requested conversions besides the visit. */
export interface ConversionRules {
  goalOf(idGoal: number): Goal | undefined;
  /** Whether this is the first sight of an order: a page that is loaded again orders nothing. */
  isNewOrder(idOrder: string): boolean;
}

/** The conversions that a visit's pages asked for; `found` are those that its goals' patterns found already. */
export function requestedConversions(
  visit: Visit,
  found: readonly Conversion[],
  { goalOf, isNewOrder }: ConversionRules,
): Conversion[] {
  const conversions: Conversion[] = [];
  let cart: Conversion | null = null;
  const counts = new Map<number, number>();
  for (const { idGoal } of found) counts.set(idGoal, (counts.get(idGoal) ?? 0) + 1);
  for (const requested of visit.tracked?.conversions ?? []) {
    const { idGoal, revenue, ecommerce } = requested.request;
    const before = counts.get(idGoal) ?? 0;
    const conversion = toConversion(requested, before);
    if (idGoal === conversionIds.cart) {
      cart = conversion;
      continue;
    }
    if (idGoal === conversionIds.order) {
      if (!isNewOrder(ecommerce?.idOrder ?? '')) continue;
      cart = null;
      conversions.push(conversion);
    } else {
      const goal = goalOf(idGoal);
      if (!goal || (before > 0 && goal.allow_multiple !== 1)) continue;
      conversions.push({ ...conversion, revenue: revenue ?? goal.revenue });
    }
    counts.set(idGoal, before + 1);
  }
  return cart === null ? conversions : [...conversions, cart];
}

/** visit_goal_buyer of a visit with these conversions. */
export function toBuyer(conversions: readonly Conversion[]): number {
  const hasOrder = conversions.some(({ idGoal }) => idGoal === conversionIds.order);
  const hasCart = conversions.some(({ idGoal }) => idGoal === conversionIds.cart);
  if (hasOrder) return hasCart ? buyers.orderedThenCart : buyers.ordered;
  return hasCart ? buyers.cart : buyers.none;
}

function toConversion(requested: RequestedConversion, buster: number): Conversion {
  const { request, time, action, pageviewsBefore } = requested;
  return {
    idGoal: request.idGoal,
    buster,
    time,
    action: null,
    idUrl: action.idUrl,
    url: action.url,
    revenue: request.revenue ?? 0,
    pageviewsBefore,
    ecommerce: request.ecommerce,
    referrer: null,
  };
}
