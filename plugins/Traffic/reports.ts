import {
  DataTable,
  defineReports,
  processedRequestMetrics,
  requestMetrics,
  type ReportContext,
  type ReportDeclaration,
  type Row,
} from 'heartwood/sdk';

const common = {
  category: 'General_Server',
  subcategory: 'Traffic_SubmenuTraffic',
  counts: 'requests',
  metrics: requestMetrics,
  processedMetrics: processedRequestMetrics,
  defaultSortColumn: 'nb_requests',
} as const satisfies Partial<ReportDeclaration>;

const numerics = [
  'Traffic_nb_requests',
  'Traffic_sum_bandwidth',
  'Traffic_max_bandwidth',
  'Traffic_nb_clients',
  'Traffic_nb_hits_with_bandwidth',
];

/** The numbers of records, under the names of metrics. */
function nameMetrics(table: DataTable): DataTable {
  const [row] = table.rows;
  return DataTable.simple(
    Object.fromEntries(numerics.map((name) => [name.replace('Traffic_', ''), row?.number(name) ?? 0])),
  );
}

/** Selects the requests of a row by one value. */
const selectedBy =
  (name: string) =>
  (label: string, row: Row): string | undefined =>
    row.isSummary ? undefined : `${name}==${encodeURIComponent(label)}`;

const labelOr =
  (key: string) =>
  (label: string, { translate }: ReportContext): string =>
    label || translate(key);

export default defineReports([
  {
    ...common,
    method: 'get',
    name: 'Traffic_Overview',
    documentation: 'Traffic_OverviewDocumentation',
    order: 30,
    numerics,
    metrics: ['nb_requests', 'sum_bandwidth', 'nb_clients', 'max_bandwidth'],
    transform: nameMetrics,
    visualization: 'evolution',
  },
  {
    ...common,
    method: 'getMethods',
    name: 'Traffic_Methods',
    documentation: 'Traffic_MethodsDocumentation',
    order: 31,
    dimension: 'Traffic_Method',
    record: 'Traffic_methods',
    segment: selectedBy('httpMethod'),
    visualization: 'pie',
  },
  {
    ...common,
    method: 'getProtocols',
    name: 'Traffic_Protocols',
    documentation: 'Traffic_ProtocolsDocumentation',
    order: 32,
    dimension: 'Traffic_Protocol',
    record: 'Traffic_protocols',
    label: labelOr('General_Unknown'),
    segment: selectedBy('httpProtocol'),
    visualization: 'pie',
  },
  {
    ...common,
    method: 'getHosts',
    name: 'Traffic_Hosts',
    documentation: 'Traffic_HostsDocumentation',
    order: 33,
    dimension: 'Traffic_Host',
    record: 'Traffic_hosts',
    label: labelOr('Traffic_HostNotLogged'),
    segment: selectedBy('requestHost'),
  },
  {
    ...common,
    method: 'getFileTypes',
    name: 'Traffic_FileTypes',
    documentation: 'Traffic_FileTypesDocumentation',
    order: 34,
    dimension: 'Traffic_FileType',
    record: 'Traffic_fileTypes',
    label: labelOr('Traffic_NoFileType'),
    segment: selectedBy('fileType'),
  },
  {
    ...common,
    method: 'getHeaviestFiles',
    name: 'Traffic_HeaviestFiles',
    documentation: 'Traffic_HeaviestFilesDocumentation',
    emptyReason: 'Traffic_EmptyBytes',
    order: 35,
    dimension: 'Traffic_File',
    record: 'Traffic_files',
    keepRow: (row) => row.number('sum_bandwidth') > 0,
    defaultSortColumn: 'sum_bandwidth',
    segment: selectedBy('requestPath'),
  },
  {
    ...common,
    method: 'getStaticFiles',
    name: 'Traffic_StaticFiles',
    documentation: 'Traffic_StaticFilesDocumentation',
    emptyReason: 'Traffic_EmptyStatic',
    order: 36,
    dimension: 'Traffic_File',
    record: 'Traffic_staticFiles',
    segment: selectedBy('requestPath'),
  },
  {
    ...common,
    method: 'getHotlinks',
    name: 'Traffic_Hotlinks',
    documentation: 'Traffic_HotlinksDocumentation',
    emptyReason: 'Traffic_EmptyHotlinks',
    order: 37,
    dimension: 'Traffic_Hotlinker',
    record: 'Traffic_hotlinks',
    subtable: 'getHotlinkedFiles',
    segment: (label, row) =>
      row.isSummary ? undefined : `isStatic==1;httpStatus<400;requestReferrerHost==${encodeURIComponent(label)}`,
  },
  {
    ...common,
    method: 'getHotlinkedFiles',
    name: 'Traffic_HotlinkedFiles',
    documentation: 'Traffic_HotlinksDocumentation',
    order: 38,
    dimension: 'Traffic_File',
    record: 'Traffic_hotlinks',
    isSubtableReport: true,
    segment: (label, row, [host = '']) =>
      row.isSummary
        ? undefined
        : `httpStatus<400;requestReferrerHost==${encodeURIComponent(host)};requestPath==${encodeURIComponent(label)}`,
  },
  {
    ...common,
    method: 'getPartialDownloads',
    name: 'Traffic_PartialDownloads',
    documentation: 'Traffic_PartialDownloadsDocumentation',
    emptyReason: 'Traffic_EmptyPartial',
    order: 39,
    dimension: 'Traffic_File',
    record: 'Traffic_partial',
    segment: (label, row) => (row.isSummary ? undefined : `httpStatus==206;requestPath==${encodeURIComponent(label)}`),
  },
]);
