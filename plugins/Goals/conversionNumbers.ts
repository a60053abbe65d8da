import {
  goalIds,
  toGoalRecord,
  type ConversionGroup,
  type DayLogs,
  type NumericRecord,
  type Sums,
} from 'heartwood/sdk';

/** What is stored of all goals together. */
export const overallMetrics = ['nb_conversions', 'nb_visits_converted', 'revenue'] as const;

/** What is stored of each goal; orders and carts have all of it. */
export const goalMetrics = [
  ...overallMetrics,
  'revenue_subtotal',
  'revenue_tax',
  'revenue_shipping',
  'revenue_discount',
  'items',
] as const;

/** Visits of new visitors alone, by the end of the numbers' names; the others are what is left. */
export const NEW_VISIT = '_new_visit';

type OverallMetric = (typeof overallMetrics)[number];
type GoalMetric = (typeof goalMetrics)[number];
type NumberName =
  `Goal_${OverallMetric}${'' | typeof NEW_VISIT}` | `Goal_{idgoal}_${GoalMetric}${'' | typeof NEW_VISIT}`;

const names = ['', NEW_VISIT].flatMap((end) => [
  ...overallMetrics.map((metric) => `Goal_${metric}${end}`),
  ...goalMetrics.map((metric) => `Goal_{idgoal}_${metric}${end}`),
]);

export const numberRecords = Object.fromEntries(names.map((name) => [name, { kind: 'numeric' }])) as Record<
  NumberName,
  NumericRecord
>;

const isNew = { column: 'visitor_returning', is: (type: unknown) => type === 0 };

/** A day's conversions of each goal and of all goals together, of all visits and of those of new visitors. */
export function conversionNumbers(logs: DayLogs): Record<string, number> {
  const all = logs.queryConversionsByDimension([]);
  if (all.length === 0) return {};
  const where = [isNew];
  return {
    ...toNumbers(all, logs.queryVisitsByDimension([])[0]?.metrics, ''),
    ...toNumbers(
      logs.queryConversionsByDimension([], { where }),
      logs.queryVisitsByDimension([], { where })[0]?.metrics,
      NEW_VISIT,
    ),
  };
}

function toNumbers(conversions: readonly ConversionGroup[], visits: Sums | undefined, end: string) {
  const numbers: Record<string, number> = {
    [`Goal_nb_conversions${end}`]: sumOf(conversions, 'nb_conversions'),
    [`Goal_nb_visits_converted${end}`]: visits?.nb_visits_converted ?? 0,
    [`Goal_revenue${end}`]: Math.round(sumOf(conversions, 'revenue') * 100) / 100,
  };
  for (const { idGoal, metrics } of conversions) {
    for (const metric of goalMetrics) {
      numbers[toGoalRecord(`Goal_{idgoal}_${metric}${end}`, idGoal)] = metrics[metric] ?? 0;
    }
  }
  return numbers;
}

function sumOf(conversions: readonly ConversionGroup[], metric: string): number {
  return conversions
    .filter(({ idGoal }) => idGoal !== goalIds.cart)
    .reduce((total, { metrics }) => total + (metrics[metric] ?? 0), 0);
}
