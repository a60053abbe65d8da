import { defineReports, filters, processedVisitMetrics, visitMetrics, type ReportDeclaration } from 'heartwood/sdk';
import { isDataCenter, nameOrUnknown, numberOf, splitProvider, toProvider } from './networks';

const UNKNOWN = '';

const common = {
  category: 'General_Visitors',
  subcategory: 'UserCountry_SubmenuLocations',
  emptyReason: 'Provider_Empty',
  record: 'Provider_hostnameExt',
  metrics: visitMetrics,
  processedMetrics: processedVisitMetrics,
  transform: (table) => filters.emptyUnlessKnown(table, UNKNOWN),
  label: nameOrUnknown,
} as const satisfies Partial<ReportDeclaration>;

/** Marks data centres, for programs and for people. */
const marks = (isCenter: (label: string) => boolean) =>
  ({
    is_data_center: (label) => (isCenter(label) ? 1 : 0),
    badge: (label, context) => (isCenter(label) ? context.translate('Provider_DataCenter') : undefined),
  }) satisfies ReportDeclaration['metadata'];

export default defineReports([
  {
    ...common,
    method: 'getProvider',
    name: 'Provider_WidgetProviders',
    documentation: 'Provider_ProvidersDocumentation',
    order: 12,
    dimension: 'Provider_ColumnProvider',
    groupLabel: toProvider,
    label: (label, context) => nameOrUnknown(splitProvider(label).name, context),
    metadata: marks((label) => splitProvider(label).isCenter),
    segment: (label, row) => (row.isSummary ? undefined : providerSegment(label)),
  },
  {
    ...common,
    method: 'getNetwork',
    name: 'Provider_Networks',
    documentation: 'Provider_NetworksDocumentation',
    order: 13,
    dimension: 'Provider_Network',
    metadata: { number: numberOf, ...marks(isDataCenter) },
    segment: (label, row) => (row.isSummary ? undefined : `networkNumber==${numberOf(label)}`),
  },
  {
    ...common,
    method: 'getNetworkKind',
    name: 'Provider_NetworkKinds',
    documentation: 'Provider_NetworkKindsDocumentation',
    order: 14,
    dimension: 'Provider_NetworkKind',
    record: 'Provider_kind',
    label: (label, { translate }) => translate(label === UNKNOWN ? 'General_Unknown' : `Provider_Kind${label}`),
    segment: (label) => `isDataCenter==${label}`,
    visualization: 'pie',
  },
]);

function providerSegment(label: string): string {
  if (label === UNKNOWN) return 'provider==';
  const { isCenter, name } = splitProvider(label);
  return `provider==${encodeURIComponent(name)};isDataCenter==${isCenter ? 1 : 0}`;
}
