import { filters, type DataTable, type ReportContext, type ReportDeclaration, type Row } from 'heartwood/sdk';

const isCart = ({ parameter }: Pick<ReportContext, 'parameter'>) => /^(1|true)$/.test(parameter('abandonedCarts'));

export const orderMetrics = ['revenue', 'quantity', 'orders', 'nb_visits'] as const;
export const cartMetrics = ['revenue', 'quantity', 'abandoned_carts', 'nb_visits'] as const;

/** Only to work others out from. */
const inner = ['price', 'price_viewed', 'nb_actions'];

/** Products by one of the things that name them: `Sku`, `Name`, `Category`. */
export function productReport(by: 'Sku' | 'Name' | 'Category') {
  const record = `Goals_Items${by}` as const;
  const segmentOf = (label: string) => {
    const value = encodeURIComponent(label);
    return `productView${by}==${value},product${by}==${value}`;
  };
  return {
    method: `getItems${by}`,
    name: `Goals_Product${by}`,
    documentation: `Goals_Product${by}Documentation`,
    emptyReason: 'Goals_EmptyProducts',
    category: 'Goals_Ecommerce',
    subcategory: 'Goals_Products',
    dimension: `Goals_Product${by}`,
    record,
    recordOf: (context: ReportContext) => (isCart(context) ? `${record}_Cart` : record),
    metrics: orderMetrics,
    processedMetrics: ['avg_price', 'avg_quantity', 'conversion_rate'],
    defaultSortColumn: 'revenue',
    transform: toProducts,
    label: (label: string, { translate }: ReportContext) => label || translate(`Goals_Product${by}NotDefined`),
    // what was left in carts can't be selected
    segment: (label: string, row: Row, _parents: readonly string[], context: ReportContext) =>
      row.isSummary || label === '' || isCart(context) ? undefined : segmentOf(label),
  } as const satisfies Omit<ReportDeclaration, 'order'>;
}

/** The columns as they are answered. Products that were only viewed are none that were left in a cart. */
function toProducts(table: DataTable, context: ReportContext): DataTable {
  const named = filters.replaceColumnNames(table, { item_revenue: 'revenue' });
  const shown = isCart(context) ? toCarts(named) : named;
  return shown
    .queueFilter(showViewedPrice)
    .queueFilter((rows) =>
      filters.showHideColumns(rows, { show: [], hide: isCart(context) ? [...inner, 'orders'] : inner }),
    );
}

function toCarts(table: DataTable): DataTable {
  const left = filters.keepRows(table, (row) => row.number('orders') > 0);
  return filters.addColumn(left, 'abandoned_carts', (row) => row.number('orders'));
}

/** Where nobody ordered a product its price is the one that its pages said. */
function showViewedPrice(table: DataTable): DataTable {
  return filters.replaceColumn(table, 'avg_price', (price, row) =>
    row.number('orders') === 0 ? row.number('price_viewed') / Math.max(1, row.number('nb_actions')) : price,
  );
}
