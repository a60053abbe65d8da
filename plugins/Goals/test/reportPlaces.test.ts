import { expect, it } from 'vitest';
import type { ApiServices, ReportVariant } from 'heartwood/sdk';
import reports from '../reports';

const services = (goals: { idgoal: number; name: string }[], ecommerce: number) =>
  ({
    goals: { all: () => goals },
    sites: { byId: () => ({ ecommerce }) },
    translate: (key: string, ...values: string[]) => [key, ...values].join(' '),
  }) as unknown as ApiServices;

const placesOf = (method: string, of: ApiServices) =>
  reports
    .find((report) => report.method === method)
    ?.variants(1, of)
    .map(({ parameters = {}, category = '', subcategory = '' }: ReportVariant) => ({
      ...parameters,
      page: `${category} ${subcategory}`.trim(),
    }));

it('a site without goals and shop has no pages of them', () => {
  for (const { method } of reports) expect(placesOf(method, services([], 0))).toEqual([]);
});

it('each goal has a page, and those of one name a page each', () => {
  const goals = [
    { idgoal: 1, name: 'Signup' },
    { idgoal: 4, name: 'Call' },
    { idgoal: 5, name: 'Call' },
  ];
  expect(placesOf('get', services(goals, 0))).toEqual([
    { page: '' },
    { idGoal: '1', page: 'Signup' },
    { idGoal: '4', page: 'Call (4)' },
    { idGoal: '5', page: 'Call (5)' },
  ]);
});

it('a shop has pages of orders, carts, products and sales', () => {
  const shop = services([], 1);
  expect(placesOf('get', shop)).toEqual([
    { idGoal: 'ecommerceOrder', page: 'Goals_Ecommerce' },
    { idGoal: 'ecommerceAbandonedCart', page: 'Goals_Ecommerce Goals_AbandonedCarts' },
  ]);
  expect(placesOf('getItemsSku', shop)).toEqual([{ page: '' }, { abandonedCarts: '1', page: 'Goals_AbandonedCarts' }]);
  expect(placesOf('getDaysToConversion', shop)).toEqual([
    { idGoal: 'ecommerceOrder', page: 'Goals_Ecommerce Goals_Sales' },
  ]);
});
