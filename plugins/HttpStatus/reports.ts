import { DataTable, defineReports, type ReportDeclaration, type Row } from 'heartwood/sdk';
import { nameStatus } from './reasons';
import { linkKindOf } from './referrers';
import { isInconsistent } from './statusTables';

const common = {
  category: 'General_Server',
  subcategory: 'HttpStatus_SubmenuStatus',
  counts: 'requests',
  defaultSortColumn: 'nb_requests',
} as const satisfies Partial<ReportDeclaration>;
const byStatus = { ...common, metrics: ['nb_requests', 'sum_bandwidth'] } as const;
const byUrl = { ...common, dimension: 'HttpStatus_Url', metrics: ['nb_requests', 'first_seen', 'last_seen'] } as const;

const numerics = [
  'HttpStatus_nb_successes',
  'HttpStatus_nb_redirections',
  'HttpStatus_nb_client_errors',
  'HttpStatus_nb_server_errors',
  'HttpStatus_nb_not_found',
];

/** Segments of the requests that tables are made of. */
const notFound = 'httpStatus==404,httpStatus==410';
const serverErrors = 'httpStatusClass==5xx';
const redirects = 'httpStatus==301,httpStatus==302,httpStatus==303,httpStatus==307,httpStatus==308';

/** Selects the requests of a row, besides a condition on all rows. */
const ofPath = (path: string, ...conditions: string[]): string =>
  [...conditions, `requestPath==${encodeURIComponent(path)}`].join(';');
const unlessOthers = (row: Row, segment: string): string | undefined => (row.isSummary ? undefined : segment);

export default defineReports([
  {
    ...common,
    method: 'get',
    name: 'HttpStatus_Overview',
    documentation: 'HttpStatus_OverviewDocumentation',
    order: 40,
    numerics,
    metrics: numerics,
    transform: (table) =>
      table.rows.length > 0 ? table : DataTable.simple(Object.fromEntries(numerics.map((name) => [name, 0]))),
    visualization: 'evolution',
  },
  {
    ...byStatus,
    method: 'getClasses',
    name: 'HttpStatus_Classes',
    documentation: 'HttpStatus_ClassesDocumentation',
    order: 41,
    dimension: 'HttpStatus_Class',
    record: 'HttpStatus_classes',
    subtable: 'getCodesOfClass',
    label: (label, { translate }) => translate(`HttpStatus_${label}`),
    segment: (label, row) => unlessOthers(row, `httpStatusClass==${label}`),
    visualization: 'pie',
  },
  {
    ...byStatus,
    method: 'getCodesOfClass',
    name: 'HttpStatus_Codes',
    documentation: 'HttpStatus_CodesDocumentation',
    order: 42,
    dimension: 'HttpStatus_Code',
    record: 'HttpStatus_classes',
    isSubtableReport: true,
    label: nameStatus,
    segment: (label, row) => unlessOthers(row, `httpStatus==${label}`),
  },
  {
    ...byStatus,
    method: 'getCodes',
    name: 'HttpStatus_Codes',
    documentation: 'HttpStatus_CodesDocumentation',
    order: 43,
    dimension: 'HttpStatus_Code',
    record: 'HttpStatus_codes',
    label: nameStatus,
    segment: (label, row) => unlessOthers(row, `httpStatus==${label}`),
  },
  {
    ...byUrl,
    method: 'getNotFound',
    name: 'HttpStatus_NotFound',
    documentation: 'HttpStatus_NotFoundDocumentation',
    emptyReason: 'HttpStatus_EmptyNotFound',
    order: 44,
    record: 'HttpStatus_notFound',
    subtable: 'getNotFoundReferrers',
    segment: (label, row) => unlessOthers(row, ofPath(label, notFound)),
  },
  {
    ...byUrl,
    method: 'getNotFoundReferrers',
    name: 'HttpStatus_NotFoundReferrers',
    documentation: 'HttpStatus_NotFoundDocumentation',
    order: 45,
    dimension: 'HttpStatus_Referrer',
    record: 'HttpStatus_notFound',
    isSubtableReport: true,
    label: (label, { translate }) => label || translate('HttpStatus_NoReferrer'),
    metadata: {
      link: (label, { siteUrl }) => linkKindOf(label, siteUrl),
      badge: (label, { siteUrl, translate }) =>
        label === '' ? undefined : translate(`HttpStatus_${linkKindOf(label, siteUrl)}`),
    },
    segment: (label, row, [path = '']) =>
      unlessOthers(row, `${ofPath(path, notFound)};requestReferrer==${encodeURIComponent(label)}`),
  },
  {
    ...byUrl,
    method: 'getRedirects',
    name: 'HttpStatus_Redirects',
    documentation: 'HttpStatus_RedirectsDocumentation',
    emptyReason: 'HttpStatus_EmptyRedirects',
    order: 46,
    record: 'HttpStatus_redirects',
    subtable: 'getRedirectTargets',
    segment: (label, row) => unlessOthers(row, ofPath(label, redirects)),
  },
  {
    ...byUrl,
    method: 'getRedirectTargets',
    name: 'HttpStatus_RedirectTargets',
    documentation: 'HttpStatus_RedirectsDocumentation',
    order: 47,
    dimension: 'HttpStatus_Way',
    record: 'HttpStatus_redirects',
    isSubtableReport: true,
    label: (label, { translate }) => label || translate('HttpStatus_NotFollowed'),
    segment: (label, row, [path = '']) =>
      unlessOthers(row, `${ofPath(path, redirects)};redirectWay==${encodeURIComponent(label)}`),
  },
  {
    ...byUrl,
    method: 'getRedirectChains',
    name: 'HttpStatus_RedirectChains',
    documentation: 'HttpStatus_RedirectChainsDocumentation',
    emptyReason: 'HttpStatus_EmptyChains',
    order: 48,
    dimension: 'HttpStatus_Way',
    record: 'HttpStatus_chains',
    segment: (label, row) => unlessOthers(row, chainSegment(label)),
  },
  {
    ...byUrl,
    method: 'getServerErrors',
    name: 'HttpStatus_ServerErrors',
    documentation: 'HttpStatus_ServerErrorsDocumentation',
    emptyReason: 'HttpStatus_EmptyServerErrors',
    order: 49,
    record: 'HttpStatus_serverErrors',
    subtable: 'getServerErrorCodes',
    segment: (label, row) => unlessOthers(row, ofPath(label, serverErrors)),
  },
  {
    ...byUrl,
    method: 'getServerErrorCodes',
    name: 'HttpStatus_Codes',
    documentation: 'HttpStatus_ServerErrorsDocumentation',
    order: 50,
    dimension: 'HttpStatus_Code',
    record: 'HttpStatus_serverErrors',
    isSubtableReport: true,
    label: nameStatus,
    segment: (label, row, [path = '']) => unlessOthers(row, ofPath(path, `httpStatus==${label}`)),
  },
  {
    ...common,
    method: 'getInconsistentUrls',
    name: 'HttpStatus_Inconsistent',
    documentation: 'HttpStatus_InconsistentDocumentation',
    emptyReason: 'HttpStatus_EmptyInconsistent',
    order: 51,
    dimension: 'HttpStatus_Url',
    record: 'HttpStatus_urls',
    metrics: [
      'nb_requests',
      'HttpStatus_nb_found',
      'HttpStatus_nb_redirects',
      'HttpStatus_nb_missing',
      'HttpStatus_nb_failed',
    ],
    keepRow: (row) => isInconsistent((column) => row.number(column)),
    segment: (label, row) =>
      unlessOthers(row, ofPath(label, 'httpStatus<400,httpStatus==404,httpStatus==410,httpStatus>=500')),
  },
]);

function chainSegment(label: string): string {
  const [path = '', ...way] = label.split(' → ');
  return `${ofPath(path, 'isFirstRedirect==1')};redirectWay==${encodeURIComponent(way.join(' → '))}`;
}
