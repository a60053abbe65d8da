import { defineReports, type ApiServices } from 'heartwood/sdk';
import { overviewReport } from './overviewReport';
import { cartMetrics, productReport } from './productReport';
import { isShop } from './reportPlaces';
import { DAY, dayCounts, visitCounts } from './untilConversion';
import { untilReport } from './untilReport';

/** Products of orders stand on one page, those left in carts on another; on none where the site sells nothing. */
const products = (order: number) => ({
  order,
  variants(idSite: number, services: ApiServices) {
    if (!isShop(idSite, services)) return [];
    const left = { abandonedCarts: '1' };
    return [
      {},
      {
        ...{ parameters: left, metrics: cartMetrics, order: order + 3 },
        subcategory: 'Goals_AbandonedCarts',
        documentation: 'Goals_LeftProductsDocumentation',
      },
    ];
  },
});

export default defineReports([
  overviewReport,
  untilReport({
    ...{ name: 'VisitsUntilConversion', record: 'visits_until_conv', order: 72, ranges: visitCounts },
    segment: ['visitCount', 1],
    words: ['Goals_OneVisit', 'Goals_Visits'],
  }),
  untilReport({
    ...{ name: 'DaysToConversion', record: 'days_until_conv', order: 73, ranges: dayCounts },
    segment: ['secondsSinceFirstVisit', DAY],
    words: ['Goals_OneDay', 'Goals_Days'],
  }),
  { ...productReport('Name'), ...products(61) },
  { ...productReport('Sku'), ...products(61.1) },
  { ...productReport('Category'), ...products(61.2) },
]);
