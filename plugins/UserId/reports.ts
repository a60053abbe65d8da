import { defineReports, processedVisitMetrics, visitMetrics } from 'heartwood/sdk';

export default defineReports([
  {
    method: 'getUsers',
    name: 'UserId_UserReportTitle',
    documentation: 'UserId_UserReportDocumentation',
    emptyReason: 'UserId_Empty',
    category: 'General_Visitors',
    subcategory: 'UserId_UserReportTitle',
    order: 33,
    dimension: 'UserId_UserId',
    record: 'UserId_users',
    metrics: visitMetrics.filter((name) => name !== 'nb_users'),
    processedMetrics: processedVisitMetrics,
    metadata: { idvisitor: (_label, _context, row) => row.metadata.idvisitor },
    segment: (label, row) => (row.isSummary ? undefined : `userId==${encodeURIComponent(label)}`),
  },
]);
