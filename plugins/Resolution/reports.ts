import { defineReports, filters, processedVisitMetrics, visitMetrics, type ReportDeclaration } from 'heartwood/sdk';
import {
  configurationName,
  configurationSegment,
  resolutionName,
  resolutionSegment,
  UNKNOWN_RESOLUTION,
} from './configuration';

const common = {
  category: 'General_Visitors',
  metrics: visitMetrics,
  processedMetrics: processedVisitMetrics,
} as const satisfies Partial<ReportDeclaration>;

export default defineReports([
  {
    ...common,
    method: 'getResolution',
    name: 'Resolution_Resolutions',
    documentation: 'Resolution_ResolutionsDocumentation',
    emptyReason: 'Resolution_Empty',
    subcategory: 'DevicesDetection_Devices',
    order: 18,
    dimension: 'Resolution_ColumnResolution',
    record: 'Resolution_resolution',
    transform: (table) => filters.emptyUnlessKnown(table, UNKNOWN_RESOLUTION),
    label: resolutionName,
    segment: (label, row) => (row.isSummary ? undefined : resolutionSegment(label)),
    visualization: 'bars',
  },
  {
    ...common,
    method: 'getConfiguration',
    name: 'Resolution_Configurations',
    documentation: 'Resolution_ConfigurationsDocumentation',
    subcategory: 'DevicesDetection_Software',
    order: 24,
    dimension: 'Resolution_ColumnConfiguration',
    record: 'Resolution_configuration',
    label: configurationName,
    segment: (label, row) => (row.isSummary ? undefined : configurationSegment(label)),
  },
]);
