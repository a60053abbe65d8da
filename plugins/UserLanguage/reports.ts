import { defineReports, filters, processedVisitMetrics, visitMetrics, type ReportDeclaration } from 'heartwood/sdk';
import { languageCodeName, languageName, languageOf, UNKNOWN_LANGUAGE } from './languages';

const common = {
  category: 'General_Visitors',
  subcategory: 'UserCountry_SubmenuLocations',
  emptyReason: 'UserLanguage_Empty',
  record: 'UserLanguage_language',
  metrics: visitMetrics,
  processedMetrics: processedVisitMetrics,
  transform: (table) => filters.emptyUnlessKnown(table, UNKNOWN_LANGUAGE),
} as const satisfies Partial<ReportDeclaration>;

export default defineReports([
  {
    ...common,
    method: 'getLanguage',
    name: 'UserLanguage_BrowserLanguage',
    documentation: 'UserLanguage_LanguageDocumentation',
    order: 10,
    dimension: 'UserLanguage_BrowserLanguage',
    groupLabel: languageOf,
    label: languageName,
    segment: (label, row) => (row.isSummary ? undefined : `languageCode==${label},languageCode=^${label}-`),
    visualization: 'bars',
  },
  {
    ...common,
    method: 'getLanguageCode',
    name: 'UserLanguage_LanguageCode',
    documentation: 'UserLanguage_LanguageCodeDocumentation',
    order: 11,
    dimension: 'UserLanguage_LanguageCode',
    label: languageCodeName,
    segment: (label, row) => (row.isSummary ? undefined : `languageCode==${label}`),
  },
]);
