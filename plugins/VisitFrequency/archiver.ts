import { defineArchiver, toVisitTable, visitMetrics } from 'heartwood/sdk';
import { visitors } from './numbers';

const sum = { kind: 'numeric' } as const;
const max = { kind: 'numeric', aggregation: 'max' } as const;
const ofNew = { column: 'visitor_returning', values: visitors.new } as const;
const ofReturning = { column: 'visitor_returning', values: visitors.returning } as const;

export default defineArchiver({
  records: {
    // a visitor is new only once, so that days of them can be summed
    nb_uniq_visitors_new: sum,
    nb_visits_new: sum,
    nb_actions_new: sum,
    nb_users_new: { kind: 'numeric', distinct: 'users', distinctIn: ofNew },
    max_actions_new: max,
    sum_visit_length_new: sum,
    bounce_count_new: sum,
    nb_visits_converted_new: sum,
    nb_uniq_visitors_returning: { kind: 'numeric', distinct: 'visitors', distinctIn: ofReturning },
    nb_visits_returning: sum,
    nb_actions_returning: sum,
    nb_users_returning: { kind: 'numeric', distinct: 'users', distinctIn: ofReturning },
    max_actions_returning: max,
    sum_visit_length_returning: sum,
    bounce_count_returning: sum,
    nb_visits_converted_returning: sum,
  },
  aggregateDay(logs) {
    const isNew = {
      column: 'visitor_returning',
      to: (type: string | number | null) => (type === 0 ? 'new' : 'returning'),
    };
    const numbers: Record<string, number> = {};
    for (const row of toVisitTable(logs.queryVisitsByDimension([isNew]))) {
      for (const metric of visitMetrics) numbers[`${metric}_${row.label}`] = row.number(metric);
    }
    return numbers;
  },
});
