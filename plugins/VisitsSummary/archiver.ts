import { defineArchiver } from 'heartwood/sdk';

export default defineArchiver({
  records: {
    nb_uniq_visitors: { kind: 'numeric', distinct: 'visitors' },
    nb_visits: { kind: 'numeric' },
    nb_users: { kind: 'numeric', distinct: 'users' },
    nb_actions: { kind: 'numeric' },
    max_actions: { kind: 'numeric', aggregation: 'max' },
    sum_visit_length: { kind: 'numeric' },
    bounce_count: { kind: 'numeric' },
    nb_visits_converted: { kind: 'numeric' },
  },
  aggregateDay(logs) {
    const [all] = logs.queryVisitsByDimension([]);
    return { ...all?.metrics };
  },
});
