import type { ConversionGroup, LogQuery, Sums } from '@shared/plugin/dayLogs';
import { addSelects } from './addSelects';
import type { ConversionRows } from './ConversionRows';
import { crossColumn } from './groupVisits';
import type { RowsToSum } from './sumRows';

/** Amounts are summed in cents. */
const amounts = ['revenue', 'revenue_subtotal', 'revenue_tax', 'revenue_shipping', 'revenue_discount'] as const;

const usual: LogQuery['selects'] = { items: { column: 'items', as: 'sum' } };

/** Sums conversions by group and goal. */
export function sumConversions(
  { rows, grouping, mask }: RowsToSum<ConversionRows>,
  selects?: LogQuery['selects'],
): ConversionGroup[] {
  const { groupOf, groups } = crossColumn(grouping, rows.column('idgoal'));
  const metrics = groups.map(() => ({ nb_conversions: 0, nb_visits_converted: 0 }));
  const lastVisit = new Int32Array(groups.length).fill(-1);
  for (let row = 0; row < rows.count; row += 1) {
    const group = groupOf[row] as number;
    const sums = metrics[group];
    if (!sums || (mask && !mask[row])) continue;
    sums.nb_conversions += 1;
    if (lastVisit[group] !== rows.visit[row]) sums.nb_visits_converted += 1;
    lastVisit[group] = rows.visit[row] as number;
  }
  addAmounts(metrics, { rows, grouping: { groupOf, groups }, mask });
  addSelects(metrics, { rows, groupOf, mask }, { ...usual, ...selects });
  return groups.flatMap((values, i) => {
    const sums = metrics[i];
    if (!sums?.nb_conversions) return [];
    return [{ values: values.slice(0, -1), idGoal: Number(values.at(-1)), metrics: sums }];
  });
}

function addAmounts(metrics: readonly Sums[], { rows, grouping: { groupOf }, mask }: RowsToSum<ConversionRows>): void {
  for (const name of amounts) {
    const { codes, values } = rows.column(name);
    const cents = values.map((value) => (value === null ? null : Math.round(Number(value) * 100)));
    for (let row = 0; row < rows.count; row += 1) {
      const amount = cents[codes[row] as number] ?? null;
      const sums = metrics[groupOf[row] as number];
      if (!sums || amount === null || (mask && !mask[row])) continue;
      sums[name] = Math.round((sums[name] ?? 0) * 100 + amount) / 100;
    }
  }
}
