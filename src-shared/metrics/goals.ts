import type { Columns, GoalColumns } from '../datatable/Row';
import { round } from './round';

const ORDER = 0;
const CART = -1;
const ecommerceNames: Readonly<Record<number, string>> = {
  [ORDER]: 'ecommerceOrder',
  [CART]: 'ecommerceAbandonedCart',
};

/** The key of a goal in the column `goals`: `idgoal=3`; orders and carts have names. */
export function goalKey(idGoal: number | string): string {
  return `idgoal=${ecommerceNames[Number(idGoal)] ?? idGoal}`;
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
