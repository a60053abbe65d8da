import { AppError, goalIds, type ApiServices } from 'heartwood/sdk';

/** Their names in requests. */
const names: Readonly<Record<string, number>> = {
  ecommerceOrder: goalIds.order,
  ecommerceAbandonedCart: goalIds.cart,
};

/** The id that a request's `idGoal` names; null for all goals together. */
export function parseGoalId(text: string): number | null {
  if (text === '') return null;
  return Object.hasOwn(names, text) ? (names[text] as number) : Number(text);
}

/** Throws: AppError api.parameterInvalid for a goal that the site does not have. */
export function checkGoal(idGoal: string, idSite: string, { goals }: ApiServices): void {
  const id = parseGoalId(idGoal);
  if (id === null || Object.hasOwn(names, idGoal)) return;
  const isOneSite = /^\d+$/.test(idSite);
  if (Number.isInteger(id) && id > 0 && (!isOneSite || goals.byId(Number(idSite), id))) return;
  const known = isOneSite ? goals.all(Number(idSite)).map((goal) => `${goal.idgoal} (${goal.name})`) : [];
  const hint = `Allowed: ${[...known, ...Object.keys(names)].join(', ')}.`;
  throw new AppError('api.parameterInvalid', { name: 'idGoal', value: idGoal, hint });
}
