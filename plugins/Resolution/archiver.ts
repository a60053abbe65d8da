import { defineArchiver, toVisitTable, visitAggregations, type CellValue } from 'heartwood/sdk';
import { UNKNOWN_RESOLUTION } from './configuration';

const record = { kind: 'blob', maxRows: 500, aggregations: visitAggregations } as const;
const RESOLUTION = { column: 'config_resolution', to: (size: CellValue) => size ?? UNKNOWN_RESOLUTION };

export default defineArchiver({
  records: {
    Resolution_resolution: record,
    Resolution_configuration: record,
  },
  aggregateDay(logs) {
    const configurations = logs.queryVisitsByDimension(['config_os', 'config_browser_name', RESOLUTION]);
    return {
      Resolution_resolution: toVisitTable(logs.queryVisitsByDimension([RESOLUTION])),
      Resolution_configuration: toVisitTable(configurations, (parts) => parts.map((part) => part ?? '').join(';')),
    };
  },
});
