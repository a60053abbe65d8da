import { prettyPercent } from '../../metrics/pretty';
import { round } from '../../metrics/round';
import type { DataTable } from '../DataTable';
import { addColumn } from './addColumn';
import { addColumnQuotient, type QuotientOptions } from './addColumnQuotient';

/** Adds numerator / denominator as text, `47.68%`; `places` are those of the percentage. */
export function addColumnPercentage(table: DataTable, options: QuotientOptions): DataTable {
  const { name, places = 0 } = options;
  return addColumn(addColumnQuotient(table, { ...options, places: places + 2 }), name, ({ columns }) => {
    const ratio = columns[name];
    return typeof ratio === 'number' ? prettyPercent(round(ratio, places + 2)) : undefined;
  });
}
