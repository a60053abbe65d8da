import { bandwidthSelects, defineArchiver, toRequestTable, type Where } from 'heartwood/sdk';
import { toHotlinker } from './hotlinks';

const record = { kind: 'blob', sortBy: 'nb_requests' } as const;
const heaviest = { kind: 'blob', sortBy: 'sum_bandwidth' } as const;

const PARTIAL_CONTENT = 206;
const FIRST_ERROR = 400;

const isStatic: Where = { column: 'isStatic', is: (value) => value === 1 };
const isPartial: Where = { column: 'status', is: (status) => status === PARTIAL_CONTENT };
const isServed: Where = { column: 'status', is: (status) => Number(status) < FIRST_ERROR };

export default defineArchiver({
  records: {
    Traffic_nb_requests: { kind: 'numeric' },
    Traffic_sum_bandwidth: { kind: 'numeric' },
    Traffic_nb_hits_with_bandwidth: { kind: 'numeric' },
    Traffic_max_bandwidth: { kind: 'numeric', aggregation: 'max' },
    Traffic_nb_clients: { kind: 'numeric', distinct: 'clients' },
    Traffic_methods: record,
    Traffic_protocols: record,
    Traffic_hosts: record,
    Traffic_fileTypes: record,
    Traffic_staticFiles: record,
    Traffic_files: heaviest,
    Traffic_hotlinks: record,
    Traffic_partial: record,
  },
  aggregateDay(logs) {
    const ask = (columns: readonly string[], where: readonly Where[] = []) =>
      logs.queryRequestsByDimension(columns, { where, selects: bandwidthSelects });
    const [all] = logs.queryRequestsByDimension([], {
      selects: { ...bandwidthSelects, nb_clients: { column: 'idclient', as: 'distinct' } },
    });
    if (!all) return {};
    const { nb_requests, sum_bandwidth, max_bandwidth, nb_hits_with_bandwidth, nb_clients } = all.metrics;
    const isHotlinked: Where = {
      column: 'referrerHost',
      is: (host) => toHotlinker(host === null ? null : String(host), logs.siteHosts) !== null,
    };
    return {
      Traffic_nb_requests: nb_requests,
      Traffic_sum_bandwidth: sum_bandwidth,
      Traffic_nb_hits_with_bandwidth: nb_hits_with_bandwidth,
      Traffic_max_bandwidth: max_bandwidth,
      Traffic_nb_clients: nb_clients,
      Traffic_methods: toRequestTable(ask(['method'])),
      Traffic_protocols: toRequestTable(ask(['protocol'])),
      Traffic_hosts: toRequestTable(ask(['host'])),
      Traffic_fileTypes: toRequestTable(ask(['extension'])),
      Traffic_staticFiles: toRequestTable(ask(['path'], [isStatic])),
      Traffic_files: toRequestTable(ask(['path'])),
      Traffic_hotlinks: toRequestTable(ask(['referrerHost', 'path'], [isStatic, isServed, isHotlinked])),
      Traffic_partial: toRequestTable(ask(['path'], [isPartial])),
    };
  },
});
