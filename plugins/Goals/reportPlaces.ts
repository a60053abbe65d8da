import type { ApiServices, ReportVariant } from 'heartwood/sdk';

/** What a place of a report is made for: all goals together, one of them, orders, carts. */
export interface GoalPlace {
  /** '' for all goals. */
  idGoal: string;
  /** Of a goal; '' for the others. */
  name: string;
}

/** The goals of a site that have a page, all of them together first; none where it has no goals. */
export function goalPlaces(idSite: number, { goals }: ApiServices): GoalPlace[] {
  const all = goals.all(idSite);
  if (all.length === 0) return [];
  const isOnly = (name: string) => all.filter((goal) => goal.name === name).length === 1;
  return [
    { idGoal: '', name: '' },
    ...all.map(({ idgoal, name }) => ({
      idGoal: String(idgoal),
      name: isOnly(name) ? name : `${name} (${idgoal})`,
    })),
  ];
}

/** Does the site sell? */
export function isShop(idSite: number, { sites }: ApiServices): boolean {
  return sites.byId(idSite).ecommerce === 1;
}

/** Where reports on one or all goals stand: on the overview, and on a page for each goal. */
export function toVariant(
  { idGoal, name }: GoalPlace,
  { order, at, translate }: { order: number; at: number; translate: ApiServices['translate'] },
): ReportVariant {
  if (idGoal === '') return { order };
  return {
    parameters: { idGoal },
    subcategory: name,
    name: translate('Goals_GoalX', name),
    order: order + (at + 1) / 1000,
  };
}
