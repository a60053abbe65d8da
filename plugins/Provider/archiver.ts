import { defineArchiver, toVisitTable, visitAggregations } from 'heartwood/sdk';

export default defineArchiver({
  records: {
    Provider_hostnameExt: { kind: 'blob', maxRows: 1000, aggregations: visitAggregations },
  },
  aggregateDay(logs) {
    return { Provider_hostnameExt: toVisitTable(logs.queryVisitsByDimension(['location_provider'])) };
  },
});
