import type { WritableDatabase } from '@main/core/db/Database';
import { numbersAt, type Numbers, type Rows, type Scope } from './bruteForce';

/** How a table of products comes about: the columns that name them in items, and in views of their pages. */
export interface ProductOracle {
  items: readonly string[];
  views: readonly string[];
  isCart: boolean;
}

const categories = (column: string): string[] => ['', 2, 3, 4, 5].map((n) => `${column}${n}`);

const columns = {
  Sku: { items: ['idaction_sku'], views: ['idaction_product_sku'] },
  Name: { items: ['idaction_name'], views: ['idaction_product_name'] },
  Category: { items: categories('idaction_category'), views: categories('idaction_product_cat') },
};

/** Every table of products. */
export const productOracles: Readonly<Record<string, ProductOracle>> = Object.fromEntries(
  Object.entries(columns).flatMap(([by, ofTable]) => [
    [`Goals_Items${by}`, { ...ofTable, isCart: false }],
    [`Goals_Items${by}_Cart`, { ...ofTable, isCart: true }],
  ]),
);

/** Products by SQL: what was ordered (or left in carts), what was viewed, and the visits and orders of both, each once. */
export function productRows(db: WritableDatabase, oracle: ProductOracle, scope: Scope): Rows {
  const within = `v.idvisit BETWEEN ${scope.first} AND ${scope.last} AND ${scope.condition}`;
  const day = '(v.idvisit / 16777216)';
  const items = oracle.items.map(
    (column, i) => `
      SELECT coalesce(n.name, '') AS label, v.idvisit, ${oracle.isCart ? 'v.idvisit' : `${day} || ' ' || i.idorder`} AS idorder,
        i.price * i.quantity AS item_revenue, i.quantity, i.price, 0 AS price_viewed, 0 AS nb_actions
      FROM log_conversion_item i JOIN log_visit v ON v.idvisit = i.idvisit
      LEFT JOIN log_action n ON n.idaction = i.${column}
      WHERE ${within} AND i.deleted = 0 AND i.idorder ${oracle.isCart ? '=' : '<>'} '0'
        AND ${i === 0 ? '1' : 'n.name IS NOT NULL'}`,
  );
  const views = oracle.views.map(
    (column) => `
      SELECT n.name, v.idvisit, NULL, 0, 0, 0, coalesce(t.product_price, 0), t.product_price IS NOT NULL
      FROM log_link_visit_action_tracked t JOIN log_link_visit_action a ON a.idlink_va = t.idlink_va
      JOIN log_visit v ON v.idvisit = a.idvisit JOIN log_action n ON n.idaction = t.${column} WHERE ${within}`,
  );
  const text = `
    SELECT label, total(item_revenue) AS item_revenue, total(quantity) AS quantity, total(price) AS price,
      total(price_viewed) AS price_viewed, total(nb_actions) AS nb_actions, count(DISTINCT idorder) AS orders,
      count(DISTINCT idvisit) AS nb_visits
    FROM (${[...items, ...views].join(' UNION ALL ')}) GROUP BY label`;
  const rows: Rows = new Map();
  for (const { label, ...numbers } of db.prepare(text).raw(false).all() as ({ label: string } & Numbers)[]) {
    Object.assign(numbersAt(rows, [label]), numbers);
  }
  return rows;
}
