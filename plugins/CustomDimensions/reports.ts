import {
  AppError,
  defineReports,
  processedVisitMetrics,
  visitMetrics,
  type CustomDimension,
  type ReportContext,
  type ReportVariant,
} from 'heartwood/sdk';
import { pageAddress, segmentOf } from './rows';

const actionMetrics = {
  metrics: [
    'nb_visits',
    'nb_uniq_visitors',
    'nb_hits',
    'sum_time_spent',
    'entry_nb_visits',
    'entry_bounce_count',
    'exit_nb_visits',
  ],
  processedMetrics: ['avg_time_on_page', 'bounce_rate', 'exit_rate'],
};
const scopes = {
  visit: {
    category: 'General_Visitors',
    metrics: visitMetrics,
    processedMetrics: processedVisitMetrics,
    goalMetrics: 'visits',
  },
  action: { category: 'General_Actions', ...actionMetrics },
} as const;

/** Throws: AppError api.parameterMissing. */
export function recordOf({ parameter }: ReportContext): string {
  const id = parameter('idDimension');
  if (/^\d+$/.test(id)) return `CustomDimensions_Dimension${id}`;
  const hint = 'CustomDimensions.getConfiguredCustomDimensions lists the dimensions of the site.';
  throw new AppError('api.parameterMissing', { name: 'idDimension', hint });
}

function toVariant({ idcustomdimension: id, name, scope }: CustomDimension): ReportVariant {
  return {
    ...scopes[scope],
    subcategory: name,
    name,
    parameters: { idDimension: String(id) },
    order: 60 + id,
  };
}

export default defineReports([
  {
    method: 'getCustomDimension',
    name: 'CustomDimensions_CustomDimension',
    documentation: 'CustomDimensions_CustomDimensionDocumentation',
    emptyReason: 'CustomDimensions_Empty',
    category: 'General_Visitors',
    subcategory: 'CustomDimensions_CustomDimensions',
    order: 60,
    dimension: 'General_Value',
    record: 'CustomDimensions_Dimension{iddimension}',
    recordOf,
    ...actionMetrics,
    subtable: 'getCustomDimension',
    label: (label, context) => (label === '' ? context.translate('General_Unknown') : label),
    metadata: { url: (label, context, _row, depth) => pageAddress(label, context, depth) },
    segment: (label, row, parents, context) =>
      row.isSummary ? undefined : segmentOf(label, parents, context.parameter('idDimension')),
    visualization: 'table',
    variants: (idSite, { dimensions }) =>
      dimensions
        .all(idSite)
        .filter(({ active }) => active)
        .map(toVariant),
  },
]);
