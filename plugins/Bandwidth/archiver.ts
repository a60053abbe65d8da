import { defineArchiver } from 'heartwood/sdk';

/** log_action.type */
const types = { page: 1, download: 3 };

export default defineArchiver({
  records: {
    Bandwidth_nb_total_overall: { kind: 'numeric' },
    Bandwidth_nb_total_pageurl: { kind: 'numeric' },
    Bandwidth_nb_total_download: { kind: 'numeric' },
  },
  aggregateDay(logs) {
    const selects = { sum_bandwidth: { column: 'bandwidth', as: 'sum' } } as const;
    const groups = logs.queryActionsByDimension(['type'], { selects });
    const sum = (of = groups) => of.reduce((bytes, { metrics }) => bytes + (metrics.sum_bandwidth ?? 0), 0);
    const ofType = (type: number) => groups.filter(({ values }) => values[0] === type);
    return {
      Bandwidth_nb_total_overall: sum(),
      Bandwidth_nb_total_pageurl: sum(ofType(types.page)),
      Bandwidth_nb_total_download: sum(ofType(types.download)),
    };
  },
});
