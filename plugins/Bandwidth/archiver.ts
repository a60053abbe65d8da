import { defineArchiver, type CellValue, type DayLogs } from 'heartwood/sdk';

/** log_action.type */
const types = { page: 1, download: 3 };

export default defineArchiver({
  records: {
    Bandwidth_nb_total_overall: { kind: 'numeric' },
    Bandwidth_nb_total_pageurl: { kind: 'numeric' },
    Bandwidth_nb_total_download: { kind: 'numeric' },
  },
  aggregateDay(logs) {
    return {
      Bandwidth_nb_total_overall: sumBytes(logs, () => true),
      Bandwidth_nb_total_pageurl: sumBytes(logs, (type) => type === types.page),
      Bandwidth_nb_total_download: sumBytes(logs, (type) => type === types.download),
    };
  },
});

function sumBytes(logs: DayLogs, is: (type: CellValue) => boolean): number {
  const selects = { sum_bandwidth: { column: 'bandwidth', as: 'sum' } } as const;
  const [all] = logs.queryActionsByDimension([], { where: [{ column: 'type', is }], selects });
  return all?.metrics.sum_bandwidth ?? 0;
}
