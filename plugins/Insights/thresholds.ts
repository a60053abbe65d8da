import { changeOf } from 'heartwood/sdk';

/** What a row can be: in both periods, only in the later, only in the earlier. */
export const kinds = ['movers', 'new', 'disappeared'] as const;
export type Kind = (typeof kinds)[number];

/** How much a row has to change to count. */
export interface Thresholds {
  /** The least change by kind, in percent of the report's whole; null leaves the kind out. */
  impact: Readonly<Record<Kind, number | null>>;
  /** The least growth, and the least loss, of a row since the earlier period, in percent. */
  growth: number;
  loss: number;
}

/** Those that a request names: one impact for the kinds that it asks for, one growth up and down. */
export function askedThresholds(filterBy: string, minImpact: number, minGrowth: number): Thresholds {
  const isAsked = (kind: Kind) => filterBy === '' || filterBy === kind;
  const impactOf = (kind: Kind) => (isAsked(kind) ? minImpact : null);
  return {
    impact: { movers: impactOf('movers'), new: impactOf('new'), disappeared: impactOf('disappeared') },
    growth: Math.abs(minGrowth),
    loss: Math.abs(minGrowth),
  };
}

/** By how many points more than the whole a row has to grow, or to shrink, to go its own way. */
const POINTS = 20;
const MOVER_IMPACT = 1;
const NEW_IMPACT = 5;
const DISAPPEARED_IMPACT = 7;
/** Of small numbers one visit is much: fewer than these are chance. */
const LEAST_CHANGE = 2;

/** Movers and shakers go another way than the whole: the bar lies higher on the side that everything moves to. */
export function trendThresholds(total: number, totalBefore: number): Thresholds {
  const trend = changeOf(total, totalBefore) * 100;
  const least = total > 0 ? Math.min(100, (LEAST_CHANGE / total) * 100) : 0;
  return {
    impact: {
      movers: Math.max(MOVER_IMPACT, least),
      new: Math.max(NEW_IMPACT, least),
      disappeared: Math.max(DISAPPEARED_IMPACT, least),
    },
    growth: POINTS + Math.max(0, trend),
    loss: POINTS + Math.max(0, -trend),
  };
}
