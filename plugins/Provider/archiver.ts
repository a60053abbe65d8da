import { defineArchiver, toVisitTable, visitAggregations } from 'heartwood/sdk';
import { kindOf } from './networks';

export default defineArchiver({
  records: {
    Provider_hostnameExt: { kind: 'blob', maxRows: 1000, aggregations: visitAggregations },
    Provider_kind: { kind: 'blob', aggregations: visitAggregations },
  },
  aggregateDay(logs) {
    const kinds = logs.queryVisitsByDimension([{ column: 'location_provider', to: kindOf }]);
    return {
      Provider_hostnameExt: toVisitTable(logs.queryVisitsByDimension(['location_provider'])),
      Provider_kind: toVisitTable(kinds),
    };
  },
});
