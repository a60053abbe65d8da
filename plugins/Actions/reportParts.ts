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
  label: filters.decodeLabel,
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
  return `pageUrl=^${encodeTwice(`${[context.siteUrl, ...parentLabels, label].join('/')}/`)}`;
}

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

/** What reports on the words of site searches share. */
export const byKeyword = {
  category: 'General_Actions',
  subcategory: 'Actions_SubmenuSitesearch',
  dimension: 'General_ColumnKeyword',
  record: 'Actions_sitesearch',
  metrics: ['nb_visits', 'nb_hits', 'exit_nb_visits', 'sum_time_spent'],
  processedMetrics: ['nb_pages_per_search', 'exit_rate'],
  segment: (label: string, row: Row) => (row.isSummary ? undefined : `siteSearchKeyword==${encodeURIComponent(label)}`),
  visualization: 'bars',
} as const satisfies Partial<ReportDeclaration>;
