import { defineReports, processedVisitMetrics, visitMetrics } from 'heartwood/sdk';

export default defineReports([
  {
    method: 'get',
    name: 'VisitsSummary_VisitsSummary',
    documentation: 'VisitsSummary_VisitsSummaryDocumentation',
    category: 'General_Visitors',
    subcategory: 'General_Overview',
    order: 1,
    numerics: visitMetrics,
    metrics: visitMetrics,
    processedMetrics: processedVisitMetrics,
    visualization: 'evolution',
  },
]);
