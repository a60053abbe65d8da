import type { ItemGroup, LogQuery, Sums } from '@shared/plugin/dayLogs';
import { addSelects } from './addSelects';
import { mapColumn } from './CodedColumn';
import { crossColumn } from './groupVisits';
import type { LogTable } from './LogTable';
import type { RowsToSum } from './sumRows';

/** log_conversion_item.idorder of what is left in a cart. */
const CART = '0';

/** Sums products by group, those ordered apart from those left in carts. */
export function sumItems({ rows, grouping, mask }: RowsToSum<LogTable>, query: LogQuery): ItemGroup[] {
  const orders = rows.column('idorder');
  const { groupOf, groups } = crossColumn(
    grouping,
    mapColumn(orders, (id) => (id === CART ? 1 : 0)),
  );
  const metrics = groups.map(() => ({ item_revenue: 0, quantity: 0, price: 0, orders: 0, nb_visits: 0 }));
  addAmounts(metrics, { rows, groupOf, mask });
  // A cart has no number: a visit has at most one.
  const seen = groups.map(() => ({ visits: new Set<number>(), orders: new Set<number>() }));
  for (let row = 0; row < rows.count; row += 1) {
    if (mask && !mask[row]) continue;
    const group = seen[groupOf[row] as number];
    group?.visits.add(rows.visit[row] as number);
    group?.orders.add(orders.codes[row] as number);
  }
  addSelects(metrics, { rows, groupOf, mask }, query.selects);
  return groups.flatMap((values, i) => {
    const [sums, counts] = [metrics[i], seen[i]];
    if (!sums || !counts?.visits.size) return [];
    const isCart = values.at(-1) === 1;
    sums.nb_visits = counts.visits.size;
    sums.orders = isCart ? counts.visits.size : counts.orders.size;
    return [{ values: values.slice(0, -1), isCart, metrics: sums }];
  });
}

function addAmounts(
  metrics: readonly (ItemGroup['metrics'] & Sums)[],
  { rows, groupOf, mask }: { rows: LogTable; groupOf: Int32Array; mask: Uint8Array | null },
): void {
  const prices = rows.column('price');
  const quantities = rows.column('quantity');
  for (let row = 0; row < rows.count; row += 1) {
    const sums = metrics[groupOf[row] as number];
    if (!sums || (mask && !mask[row])) continue;
    const cents = Math.round(Number(prices.values[prices.codes[row] as number]) * 100);
    const quantity = Number(quantities.values[quantities.codes[row] as number]);
    sums.quantity += quantity;
    sums.price = Math.round(sums.price * 100 + cents) / 100;
    sums.item_revenue = Math.round(sums.item_revenue * 100 + cents * quantity) / 100;
  }
}
