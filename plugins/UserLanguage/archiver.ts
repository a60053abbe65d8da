import { defineArchiver, toVisitTable, visitAggregations } from 'heartwood/sdk';
import { UNKNOWN_LANGUAGE } from './languages';

export default defineArchiver({
  records: {
    UserLanguage_language: { kind: 'blob', maxRows: 500, aggregations: visitAggregations },
  },
  aggregateDay(logs) {
    const languages = logs.queryVisitsByDimension(['location_browser_lang']);
    return { UserLanguage_language: toVisitTable(languages, ([code]) => String(code ?? UNKNOWN_LANGUAGE)) };
  },
});
