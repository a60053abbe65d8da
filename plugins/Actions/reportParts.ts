import { toHost } from './pageLabels';
import { filters, type DataTable, type ReportContext, type ReportDeclaration, type Row } from 'heartwood/sdk';

export const actionNumerics = [
  'Actions_nb_pageviews',
  'Actions_nb_uniq_pageviews',
  'Actions_nb_downloads',
  'Actions_nb_uniq_downloads',
  'Actions_nb_outlinks',
  'Actions_nb_uniq_outlinks',
  'Actions_nb_searches',
  'Actions_nb_keywords',
  'Actions_sum_time_generation',
  'Actions_nb_hits_with_time_generation',
] as const;

export const byPage = [
  'nb_visits',
  'nb_uniq_visitors',
  'nb_hits',
  'sum_time_spent',
  'nb_hits_following_search',
  'entry_nb_uniq_visitors',
  'entry_nb_visits',
  'entry_nb_actions',
  'entry_sum_visit_length',
  'entry_bounce_count',
  'exit_nb_uniq_visitors',
  'exit_nb_visits',
] as const;

/**
 * Records carry the plugin's name, the report's columns don't: `Actions_nb_pageviews` is shown as nb_pageviews. Times that
 * nobody measured are left out.
 */
export function dropPrefix(table: DataTable): DataTable {
  for (const row of table) {
    const isTimed = row.number('Actions_nb_hits_with_time_generation') > 0;
    const columns = Object.entries(row.columns).filter(([name]) => isTimed || !name.endsWith('_time_generation'));
    row.columns = Object.fromEntries(columns.map(([name, value]) => [name.replace(/^Actions_/, ''), value]));
  }
  return table;
}

/** Segment values are read through two layers of encoding: the request's and the segment's own. */
export function encodeTwice(value: string): string {
  return encodeURIComponent(encodeURIComponent(value));
}

function storedUrl(_label: string, _context: ReportContext, row: Row): string | undefined {
  const { url } = row.metadata;
  return typeof url === 'string' && !row.hasSubtable ? url : undefined;
}

/** What all reports on the page tree share. */
export const pages = {
  category: 'General_Actions',
  dimension: 'Actions_ColumnPageURL',
  record: 'Actions_actions_url',
  goalMetrics: 'pages',
  recursiveSeparator: '/',
  label: (label: string) => toHost(label) ?? filters.decodeLabel(label),
  metadata: { url: storedUrl },
  segment: pageSegment,
  visualization: 'table',
} as const satisfies Partial<ReportDeclaration>;

/** A page is asked for by its address, a folder by what the addresses below it begin with. */
function pageSegment(
  label: string,
  row: Row,
  parentLabels: readonly string[],
  context: ReportContext,
): string | undefined {
  const { url } = row.metadata;
  if (typeof url === 'string') return `pageUrl==${encodeTwice(url)}`;
  if (row.isSummary) return undefined;
  return `pageUrl=^${encodeTwice(`${toAddress([...parentLabels, label], context)}/`)}`;
}

/** The address of a folder, or of a host. */
function toAddress(labels: readonly string[], { siteUrl }: ReportContext): string {
  const host = toHost(labels[0] ?? '');
  const start = host === null ? [siteUrl] : [`${siteUrl.replace(/:.*/, '')}://${host}`];
  return [...start, ...labels.slice(host === null ? 0 : 1)].join('/');
}

/** What all reports on titles share. */
export const titles = {
  category: 'General_Actions',
  dimension: 'Actions_ColumnPageName',
  record: 'Actions_actions',
  goalMetrics: 'pages',
  emptyReason: 'Actions_NoTitles',
  segment: (label: string, row: Row) => (row.isSummary ? undefined : `pageTitle==${encodeURIComponent(label)}`),
  visualization: 'table',
} as const satisfies Partial<ReportDeclaration>;

/** What reports on the pages, or titles, that visits begin with share. */
export const asEntry = {
  subcategory: 'Actions_SubmenuPagesEntry',
  metrics: ['entry_nb_visits', 'entry_bounce_count'],
  processedMetrics: ['bounce_rate'],
  keepRow: (row: Row) => row.number('entry_nb_visits') > 0,
  defaultSortColumn: 'entry_nb_visits',
} as const satisfies Partial<ReportDeclaration>;

/** … that visits end with. */
export const asExit = {
  subcategory: 'Actions_SubmenuPagesExit',
  metrics: ['exit_nb_visits', 'nb_visits'],
  processedMetrics: ['exit_rate'],
  keepRow: (row: Row) => row.number('exit_nb_visits') > 0,
  defaultSortColumn: 'exit_nb_visits',
} as const satisfies Partial<ReportDeclaration>;

/** … that are opened after a search. */
export const afterSearch = {
  subcategory: 'Actions_SubmenuSitesearch',
  metrics: ['nb_hits_following_search', 'nb_hits'],
  keepRow: (row: Row) => row.number('nb_hits_following_search') > 0,
  defaultSortColumn: 'nb_hits_following_search',
} as const satisfies Partial<ReportDeclaration>;

/** What downloads and outlinks share: hosts, with the addresses below them. */
export function files(segmentName: 'downloadUrl' | 'outlinkUrl') {
  return {
    category: 'General_Actions',
    metrics: ['nb_visits', 'nb_uniq_visitors', 'nb_hits'],
    recursiveSeparator: '',
    label: filters.decodeLabel,
    metadata: { url: storedUrl },
    segment: (_label: string, row: Row) =>
      typeof row.metadata.url === 'string' ? `${segmentName}==${encodeTwice(row.metadata.url)}` : undefined,
    visualization: 'table',
  } as const satisfies Partial<ReportDeclaration>;
}

/** What reports on site searches share. */
const searches = {
  category: 'General_Actions',
  subcategory: 'Actions_SubmenuSitesearch',
  metrics: ['nb_visits', 'nb_hits', 'exit_nb_visits'],
  processedMetrics: ['nb_pages_per_search', 'exit_rate'],
  visualization: 'bars',
} as const satisfies Partial<ReportDeclaration>;

/** … by category. */
export const byCategory = {
  ...searches,
  dimension: 'Actions_ColumnSearchCategory',
  record: 'Actions_SiteSearchCategories',
  segment: (label: string, row: Row) =>
    row.isSummary ? undefined : `siteSearchCategory==${encodeURIComponent(label)}`,
} as const satisfies Partial<ReportDeclaration>;

/** … by the words searched for. */
export const byKeyword = {
  ...searches,
  dimension: 'General_ColumnKeyword',
  record: 'Actions_sitesearch',
  metrics: ['nb_visits', 'nb_hits', 'exit_nb_visits', 'sum_time_spent'],
  segment: (label: string, row: Row) => (row.isSummary ? undefined : `siteSearchKeyword==${encodeURIComponent(label)}`),
} as const satisfies Partial<ReportDeclaration>;
