import { expect, it } from 'vitest';
import { toSales } from '../components/sales';

it('takes orders and carts out of visits, with where these came from', () => {
  const order = { type: 'ecommerceOrder', orderId: 'A', serverTimePretty: '', items: 1, revenue: 5, itemDetails: [] };
  const visit = { siteCurrency: 'EUR', actionDetails: [{ type: 'action' }, order, { type: 'goal' }] };
  const cart = { ...order, type: 'ecommerceAbandonedCart' };
  const sales = toSales([
    { ...visit, idVisit: 2, referrerName: 'Google' },
    { ...visit, idVisit: 1, referrerName: '', actionDetails: [cart] },
  ]);
  expect(sales.map(({ key, type, referrerName, currency }) => [key, type, referrerName, currency])).toEqual([
    ['2 0', 'ecommerceOrder', 'Google', 'EUR'],
    ['1 0', 'ecommerceAbandonedCart', '', 'EUR'],
  ]);
});
