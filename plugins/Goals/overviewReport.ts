import type { ReportDeclaration, ReportVariant } from 'heartwood/sdk';
import { NEW_VISIT, overallMetrics } from './conversionNumbers';
import { numbersOf, RETURNING_VISIT } from './overview';
import { goalPlaces, isShop, toVariant } from './reportPlaces';

const divided = (names: readonly string[]) =>
  [NEW_VISIT, RETURNING_VISIT].flatMap((end) => names.map((name) => `${name}${end}`));

/** Goals.get, which a method of its own answers: on an overview, on a page for each goal, and on those of orders and carts. */
export const overviewReport = {
  method: 'get',
  name: 'Goals_Conversions',
  documentation: 'Goals_ConversionsDocumentation',
  category: 'Goals_Goals',
  subcategory: 'General_Overview',
  order: 70,
  metrics: [...overallMetrics, ...divided(overallMetrics)],
  processedMetrics: ['conversion_rate', ...divided(['conversion_rate'])],
  visualization: 'evolution',
  goalBreakdown: true,
  variants: (idSite, services) => [
    ...goalPlaces(idSite, services).map((place, at) =>
      toVariant(place, { order: 70, at, translate: services.translate }),
    ),
    ...(isShop(idSite, services) ? shopVariants() : []),
  ],
} as const satisfies ReportDeclaration;

function shopVariants(): ReportVariant[] {
  const category = 'Goals_Ecommerce';
  return [
    {
      ...{ category, parameters: { idGoal: 'ecommerceOrder' }, name: 'Goals_Orders', order: 60 },
      documentation: 'Goals_OrdersDocumentation',
      // the page of sales has it
      goalBreakdown: false,
      ...shopNumbers('ecommerceOrder'),
    },
    {
      ...{
        category,
        parameters: { idGoal: 'ecommerceAbandonedCart' },
        name: 'Goals_AbandonedCarts',
        order: 64,
      },
      subcategory: 'Goals_AbandonedCarts',
      documentation: 'Goals_AbandonedCartsDocumentation',
      goalBreakdown: false,
      ...shopNumbers('ecommerceAbandonedCart'),
    },
  ];
}

function shopNumbers(idGoal: string) {
  const { metrics, processed } = numbersOf(idGoal);
  return { metrics, processedMetrics: processed };
}
