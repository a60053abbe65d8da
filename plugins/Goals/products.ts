import { DataTable, type CellValue, type DayLogs } from 'heartwood/sdk';

/** The columns that name a product, in the rows of orders and carts and in those of page views. */
interface ProductColumns {
  items: readonly string[];
  views: readonly string[];
}

const categories = (column: string) => ['', 2, 3, 4, 5].map((n) => `${column}${n}`);

/** By record; what is left in carts stands in one of its own. A product may be in several categories. */
const products = {
  Goals_ItemsSku: { items: ['idaction_sku'], views: ['idaction_product_sku'] },
  Goals_ItemsName: { items: ['idaction_name'], views: ['idaction_product_name'] },
  Goals_ItemsCategory: { items: categories('idaction_category'), views: categories('idaction_product_cat') },
} as const satisfies Record<string, ProductColumns>;

type ProductRecord = keyof typeof products;

export const productRecords = Object.keys(products) as ProductRecord[];

/**
 * A day's products: what was ordered, and what was left in carts. `nb_visits` are those that viewed the product, or ordered
 * it (or left it in a cart).
 */
export function productTables(logs: DayLogs): Partial<Record<ProductRecord | `${ProductRecord}_Cart`, DataTable>> {
  const tables: Partial<Record<ProductRecord | `${ProductRecord}_Cart`, DataTable>> = {};
  for (const record of productRecords) {
    const ordered = new ProductSums();
    const left = new ProductSums();
    addItems(logs, products[record].items, { ordered, left });
    addViews(logs, products[record].views, [ordered, left]);
    if (!ordered.isEmpty) tables[record] = ordered.toTable();
    if (!left.isEmpty) tables[`${record}_Cart`] = left.toTable();
  }
  return tables;
}

/** What all items of one order are grouped by, so that an order and a visit count once however many of them there are. */
function addItems(
  logs: DayLogs,
  columns: readonly string[],
  { ordered, left }: Record<'ordered' | 'left', ProductSums>,
): void {
  columns.forEach((column, i) => {
    for (const { values, isCart, metrics } of logs.queryEcommerceItems([column, 'idvisit', 'idorder'])) {
      const [name, visit, order] = values;
      // a product without a category is one of none; one with a single category is not
      if (name == null && i > 0) continue;
      const { item_revenue, quantity, price } = metrics;
      const amounts = { item_revenue, quantity, price };
      (isCart ? left : ordered).add(name ?? '', { visit, order: isCart ? visit : order, amounts });
    }
  });
}

function addViews(logs: DayLogs, columns: readonly string[], tables: readonly ProductSums[]): void {
  for (const column of columns) {
    const views = logs.queryActionsByDimension([column, 'idvisit'], {
      where: [{ column, is: (name) => name !== null }],
      selects: {
        price_viewed: { column: 'product_price', as: 'sum' },
        nb_actions: { column: 'product_price', as: 'count' },
      },
    });
    for (const { values, metrics } of views) {
      const { price_viewed = 0, nb_actions = 0 } = metrics;
      const [name, visit] = values;
      for (const table of tables) table.add(name ?? '', { visit, amounts: { price_viewed, nb_actions } });
    }
  }
}

interface Seen {
  visit: CellValue | undefined;
  order?: CellValue | undefined;
  amounts: Readonly<Record<string, number>>;
}

/** Of a product that was only viewed. */
const nothing = { item_revenue: 0, quantity: 0, price: 0 };

/** Sums by product; distinct visits and orders. */
class ProductSums {
  private readonly rows = new Map<
    CellValue,
    { amounts: Record<string, number>; visits: Set<unknown>; orders: Set<unknown> }
  >();

  get isEmpty(): boolean {
    return this.rows.size === 0;
  }

  add(name: CellValue, { visit, order, amounts }: Seen): void {
    let row = this.rows.get(name);
    if (!row) this.rows.set(name, (row = { amounts: { ...nothing }, visits: new Set(), orders: new Set() }));
    row.visits.add(visit);
    if (order !== undefined) row.orders.add(order);
    for (const [metric, amount] of Object.entries(amounts)) {
      row.amounts[metric] = Math.round(((row.amounts[metric] ?? 0) + amount) * 100) / 100;
    }
  }

  toTable(): DataTable {
    const table = new DataTable();
    for (const [name, { amounts, visits, orders }] of this.rows) {
      table.sumByLabel(String(name), { ...amounts, orders: orders.size, nb_visits: visits.size });
    }
    return table;
  }
}
