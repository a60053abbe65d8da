import { defineArchiver } from 'heartwood/sdk';
import { conversionNumbers, numberRecords } from './conversionNumbers';
import { productTables } from './products';
import { untilConversion } from './untilConversion';

const ranges = { kind: 'blob', sortBy: 'nb_conversions' } as const;
const products = { kind: 'blob', sortBy: 'item_revenue', maxRows: 10_000 } as const;

export default defineArchiver({
  version: 2,
  records: {
    ...numberRecords,
    Goal_visits_until_conv: ranges,
    Goal_days_until_conv: ranges,
    'Goal_{idgoal}_visits_until_conv': ranges,
    'Goal_{idgoal}_days_until_conv': ranges,
    Goals_ItemsSku: products,
    Goals_ItemsName: products,
    Goals_ItemsCategory: products,
    Goals_ItemsSku_Cart: products,
    Goals_ItemsName_Cart: products,
    Goals_ItemsCategory_Cart: products,
  },
  aggregateDay(logs) {
    const numbers = conversionNumbers(logs);
    const isConverted = Object.keys(numbers).length > 0;
    return { ...numbers, ...(isConverted ? untilConversion(logs) : {}), ...productTables(logs) };
  },
});
