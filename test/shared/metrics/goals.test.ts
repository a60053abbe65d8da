import { expect, test } from 'vitest';
import { DataTable } from '@shared/datatable/DataTable';
import { expandGoals } from '@shared/metrics/goalColumns';
import { goalKey, goalTotals } from '@shared/metrics/goals';

const expand = (columns: Parameters<typeof DataTable.fromRows>[0][number], options: object) => {
  const table = expandGoals(DataTable.fromRows([columns]), {
    ids: ['1'],
    isSingle: false,
    of: 'visits',
    ...options,
  });
  return table.rows[0]?.columns;
};

test('orders and carts have names', () => {
  expect([3, '3', 0, -1].map(goalKey)).toEqual([
    'idgoal=3',
    'idgoal=3',
    'idgoal=ecommerceOrder',
    'idgoal=ecommerceAbandonedCart',
  ]);
});

test('what is left in carts has not been earned', () => {
  const goals = {
    'idgoal=1': { nb_conversions: 2, revenue: 0.1 },
    'idgoal=ecommerceOrder': { nb_conversions: 1, revenue: 0.2 },
    'idgoal=ecommerceAbandonedCart': { nb_conversions: 4, revenue: 99 },
  };
  expect(goalTotals(goals)).toEqual({ nb_conversions: 3, revenue: 0.3 });
});

test('goals stand beside the other columns, with what they come to together', () => {
  const goals = { 'idgoal=1': { nb_conversions: 2, nb_visits_converted: 1, revenue: 8 } };
  const row = { label: 'a', nb_visits: 3, nb_visits_converted: 1, nb_conversions: 2, revenue: 8 };
  expect(expand({ ...row, goals }, { ids: ['1', '2'] })).toEqual({
    ...row,
    goal_1_nb_conversions: 2,
    goal_1_conversion_rate: 0.3333,
    goal_1_revenue: 8,
    goal_2_nb_conversions: 0,
    goal_2_conversion_rate: 0,
    goal_2_revenue: 0,
    conversion_rate: 0.3333,
    revenue_per_visit: 2.67,
  });
});

test('a row without conversions has zeros', () => {
  expect(expand({ label: 'a', nb_visits: 3 }, {})).toEqual({
    label: 'a',
    nb_visits: 3,
    goal_1_nb_conversions: 0,
    goal_1_conversion_rate: 0,
    goal_1_revenue: 0,
    nb_conversions: 0,
    revenue: 0,
    conversion_rate: 0,
    revenue_per_visit: 0,
  });
});

test('one goal has its revenue per visit, orders have items and a mean revenue', () => {
  const goals = { 'idgoal=ecommerceOrder': { nb_conversions: 2, nb_visits_converted: 2, revenue: 30, items: 5 } };
  expect(
    expand({ label: 'a', nb_visits: 4, goals, revenue: 30 }, { ids: ['ecommerceOrder'], isSingle: true }),
  ).toMatchObject({
    goal_ecommerceOrder_conversion_rate: 0.5,
    goal_ecommerceOrder_revenue_per_visit: 7.5,
    goal_ecommerceOrder_items: 5,
    goal_ecommerceOrder_avg_order_revenue: 15,
  });
});

test('pages take part in conversions, and visits that convert begin there', () => {
  const goals = {
    'idgoal=1': {
      nb_conv_pages_before: 3,
      nb_conversions_attrib: 1.5,
      nb_conversions_page_uniq: 2,
      revenue_attrib: 6,
      nb_conversions_entry: 1,
      revenue_entry: 4,
    },
  };
  expect(expand({ label: '/a', nb_hits: 9, entry_nb_visits: 3, goals }, { of: 'pages' })).toEqual({
    label: '/a',
    nb_hits: 9,
    entry_nb_visits: 3,
    goal_1_nb_conv_pages_before: 3,
    goal_1_nb_conversions_page_uniq: 2,
    goal_1_nb_conversions_attrib: 1.5,
    goal_1_nb_conversions_page_rate: 0.75,
    goal_1_revenue_attrib: 6,
    goal_1_nb_conversions_entry: 1,
    goal_1_nb_conversions_entry_rate: 0.333,
    goal_1_revenue_entry: 4,
    goal_1_revenue_per_entry: 1.33,
  });
});
