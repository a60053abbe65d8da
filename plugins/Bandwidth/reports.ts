import { DataTable, defineReports } from 'heartwood/sdk';

/** Numbers by the names that their records have. */
const metrics = {
  Bandwidth_nb_total_overall: 'nb_total_overall_bandwidth',
  Bandwidth_nb_total_pageurl: 'nb_total_pageurl_bandwidth',
  Bandwidth_nb_total_download: 'nb_total_download_bandwidth',
};

export function nameMetrics(table: DataTable): DataTable {
  const [row] = table.rows;
  const columns = Object.entries(metrics).map(([record, metric]) => [metric, row?.number(record) ?? 0] as const);
  return DataTable.simple(Object.fromEntries(columns));
}

export default defineReports([
  {
    method: 'get',
    name: 'Bandwidth_Bandwidth',
    documentation: 'Bandwidth_BandwidthDocumentation',
    emptyReason: 'Bandwidth_Empty',
    category: 'General_Actions',
    subcategory: 'Bandwidth_Bandwidth',
    order: 21,
    numerics: Object.keys(metrics),
    metrics: Object.values(metrics),
    transform: nameMetrics,
    visualization: 'evolution',
  },
]);
