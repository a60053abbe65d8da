import type { Columns, GoalColumns } from '../datatable/Row';
import { round } from './round';

const ORDER = 'ecommerceOrder';
const CART = 'ecommerceAbandonedCart';

/** The key of a goal in the column `goals`: `idgoal=3`; orders (0) and carts (-1) have names. */
export function goalKey(idGoal: number | string): string {
  const id = Number(idGoal);
  return `idgoal=${id === 0 ? ORDER : id === -1 ? CART : idGoal}`;
}

/** Orders and carts, which have items. */
export function isEcommerce(idGoal: string): boolean {
  return idGoal === ORDER || idGoal === CART;
}

/** Conversions and revenue of all goals of a row together; what is left in carts has not been earned. */
export function goalTotals(goals: Readonly<Record<string, GoalColumns>>): { nb_conversions: number; revenue: number } {
  const earned = Object.entries(goals).filter(([key]) => key !== goalKey(CART));
  const sum = (name: string): number => earned.reduce((total, [, metrics]) => total + (metrics[name] ?? 0), 0);
  return { nb_conversions: sum('nb_conversions'), revenue: round(sum('revenue'), 2) };
}

/** The metrics of each goal in a row's columns; none without conversions. */
export function goalsOf({ goals }: Columns): Readonly<Record<string, GoalColumns>> {
  return typeof goals === 'object' && goals !== null ? goals : {};
}
