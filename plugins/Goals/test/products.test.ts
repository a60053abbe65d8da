import { expect, it } from 'vitest';
import type { DataTable, ItemGroup, LogGroup } from 'heartwood/sdk';
import { dayLogs } from 'heartwood/testing';
import { productTables } from '../products';

const item = (values: ItemGroup['values'], price: number, more: Partial<ItemGroup> = {}): ItemGroup => ({
  values,
  isCart: false,
  metrics: { item_revenue: price * 2, quantity: 2, price, orders: 1, nb_visits: 1 },
  ...more,
});

const tablesOf = (items: Record<string, ItemGroup[]>, views: Record<string, LogGroup[]> = {}) =>
  productTables(
    dayLogs([], [], {
      queryEcommerceItems: ([column]) => items[column as string] ?? [],
      queryActionsByDimension: ([column]) => views[column as string] ?? [],
    }),
  );

const rowsOf = (table: DataTable | undefined) =>
  table?.rows.map((row) => [row.label, row.number('item_revenue'), row.number('orders'), row.number('nb_visits')]);

it('counts an order and a visit once, in whichever category of a product they are', () => {
  const { Goals_ItemsCategory: table } = tablesOf({
    idaction_category: [item(['Trees', 1, 'A'], 5), item([null, 2, 'B'], 1)],
    idaction_category2: [item(['Trees', 1, 'A'], 3), item([null, 1, 'A'], 5)],
  });
  expect(rowsOf(table)).toEqual([
    ['Trees', 16, 1, 1],
    ['', 2, 1, 1],
  ]);
});

it('keeps what was left in carts apart; a cart has no number', () => {
  const left = { isCart: true } as const;
  const tables = tablesOf({
    idaction_sku: [item(['S1', 1, 'A'], 5), item(['S1', 2, '0'], 5, left), item(['S1', 3, '0'], 5, left)],
  });
  expect(rowsOf(tables.Goals_ItemsSku)).toEqual([['S1', 10, 1, 1]]);
  expect(rowsOf(tables.Goals_ItemsSku_Cart)).toEqual([['S1', 20, 2, 2]]);
});

it('knows products that were only viewed, and the visits that viewed or ordered one', () => {
  const view = (name: string, visit: number): LogGroup => ({
    values: [name, visit],
    metrics: { price_viewed: 8, nb_actions: 1 },
  });
  const { Goals_ItemsName: table } = tablesOf(
    { idaction_name: [item(['Oak', 1, 'A'], 5)] },
    { idaction_product_name: [view('Oak', 1), view('Oak', 2), view('Pine', 2)] },
  );
  expect(rowsOf(table)).toEqual([
    ['Oak', 10, 1, 2],
    ['Pine', 0, 0, 1],
  ]);
  expect(table?.rowByLabel('Pine')?.number('price_viewed')).toBe(8);
});

it('makes nothing on a day without products', () => {
  expect(tablesOf({})).toEqual({});
});
