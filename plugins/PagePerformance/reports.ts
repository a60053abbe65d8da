import { DataTable, defineReports } from 'heartwood/sdk';
import { averages, records } from './parts';

/** Records are shown under the names of the pages' metrics; what was never measured is left out. */
export function nameMetrics(table: DataTable): DataTable {
  const [row] = table.rows;
  const columns = records.flatMap(({ record, metric }) => {
    const value = row?.number(record) ?? 0;
    return value === 0 ? [] : [[metric, value] as const];
  });
  return columns.length === 0 ? new DataTable() : DataTable.simple(Object.fromEntries(columns));
}

export default defineReports([
  {
    method: 'get',
    name: 'PagePerformance_Overview',
    documentation: 'PagePerformance_OverviewDocumentation',
    emptyReason: 'PagePerformance_Empty',
    category: 'General_Actions',
    subcategory: 'PagePerformance_Overview',
    order: 20,
    numerics: records.map(({ record }) => record),
    metrics: records.map(({ metric }) => metric),
    processedMetrics: averages,
    transform: nameMetrics,
    visualization: 'evolution',
  },
]);
