import {
  defineArchiver,
  toGoalRecord,
  type ConversionGroup,
  type NumericRecord,
  type RecordValue,
  type Sums,
} from 'heartwood/sdk';

/** log_conversion.idgoal of a cart that nobody ordered: it has no part in what all goals come to. */
const CART = -1;

const numeric = { kind: 'numeric' } as const satisfies NumericRecord;

const records = {
  Goal_nb_conversions: numeric,
  Goal_nb_visits_converted: numeric,
  Goal_revenue: numeric,
  'Goal_{idgoal}_nb_conversions': numeric,
  'Goal_{idgoal}_nb_visits_converted': numeric,
  'Goal_{idgoal}_revenue': numeric,
  'Goal_{idgoal}_revenue_subtotal': numeric,
  'Goal_{idgoal}_revenue_tax': numeric,
  'Goal_{idgoal}_revenue_shipping': numeric,
  'Goal_{idgoal}_revenue_discount': numeric,
  'Goal_{idgoal}_items': numeric,
} as const;

const ofGoals = [
  'nb_conversions',
  'nb_visits_converted',
  'revenue',
  'revenue_subtotal',
  'revenue_tax',
  'revenue_shipping',
  'revenue_discount',
  'items',
] as const;

export default defineArchiver({
  records,
  aggregateDay(logs) {
    const conversions = logs.queryConversionsByDimension([]);
    if (conversions.length === 0) return {};
    const values: Record<string, RecordValue> = {};
    for (const { idGoal, metrics } of conversions) Object.assign(values, toNumerics(idGoal, metrics));
    const [visits] = logs.queryVisitsByDimension([]);
    return {
      ...values,
      Goal_nb_conversions: sumOf(conversions, 'nb_conversions'),
      Goal_nb_visits_converted: visits?.metrics.nb_visits_converted ?? 0,
      Goal_revenue: sumOf(conversions, 'revenue'),
    };
  },
});

function toNumerics(idGoal: number, metrics: Sums): Record<string, RecordValue> {
  return Object.fromEntries(
    ofGoals.map((name) => [toGoalRecord(`Goal_{idgoal}_${name}`, idGoal), metrics[name] ?? 0] as const),
  );
}

function sumOf(conversions: readonly ConversionGroup[], metric: string): number {
  return conversions
    .filter(({ idGoal }) => idGoal !== CART)
    .reduce((total, { metrics }) => total + (metrics[metric] ?? 0), 0);
}
