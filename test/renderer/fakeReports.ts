import { parsePeriods } from '@shared/period/parsePeriods';
import { parseDay, periodLabel, type Period, type PeriodType } from '@shared/period/Period';
import type { ReportMetadata, ReportRow } from '@renderer/report/ReportMetadata';

const visitMetrics = { nb_visits: 'Visits', nb_uniq_visitors: 'Unique visitors', nb_actions: 'Actions' };
const metricsDocumentation = { nb_visits: 'A visit ends after 30 minutes without a request.' };

function report(part: Partial<ReportMetadata> & Pick<ReportMetadata, 'module' | 'action' | 'name'>): ReportMetadata {
  return {
    category: 'Visitors',
    subcategory: 'Overview',
    categoryId: `General_${part.category ?? 'Visitors'}`,
    subcategoryId: `General_${part.subcategory ?? 'Overview'}`,
    uniqueId: `${part.module}_${part.action}`,
    order: 1,
    documentation: `What ${part.name} means.`,
    metrics: visitMetrics,
    metricsDocumentation,
    defaultSortColumn: 'nb_visits',
    ...part,
  };
}

export const reports: ReportMetadata[] = [
  report({
    module: 'VisitsSummary',
    action: 'get',
    name: 'Visits Summary',
    processedMetrics: { bounce_rate: 'Bounce rate', avg_time_on_site: 'Avg. visit duration' },
    metricTypes: { bounce_rate: 'percent', avg_time_on_site: 'duration_s' },
    visualization: 'evolution',
  }),
  report({
    module: 'Actions',
    action: 'getPageUrls',
    name: 'Page URLs',
    category: 'Behaviour',
    subcategory: 'Pages',
    dimension: 'Page URL',
    metrics: { nb_hits: 'Pageviews', nb_visits: 'Unique pageviews' },
    processedMetrics: { bounce_rate: 'Bounce rate' },
    metricTypes: { bounce_rate: 'percent' },
    actionToLoadSubTables: 'getPageUrls',
    defaultSortColumn: 'nb_hits',
  }),
  report({
    module: 'Referrers',
    action: 'getWebsites',
    name: 'Websites',
    category: 'Acquisition',
    subcategory: 'Websites',
    dimension: 'Website',
    visualization: 'bars',
    actionToLoadSubTables: 'getUrlsFromWebsiteId',
  }),
  report({
    module: 'Referrers',
    action: 'getUrlsFromWebsiteId',
    name: 'Referrer URLs',
    category: 'Acquisition',
    subcategory: 'Websites',
    dimension: 'URL',
    isSubtableReport: true,
  }),
];

/** 60 invented websites; the third has no address, the last is the summary row. */
export const websites: ReportRow[] = Array.from({ length: 60 }, (_, index) => ({
  label: index === 59 ? 'Others' : `site${index}.example`,
  nb_visits: 1200 - index * 20,
  nb_uniq_visitors: 900 - index * 15,
  nb_actions: 3000 - index * 31,
  ...(index === 2 ? {} : { url: `https://site${index}.example/` }),
  ...(index === 0 ? { idsubdatatable: 7 } : {}),
  ...(index === 59 ? { is_summary: true } : {}),
}));

export const websiteUrls: ReportRow[] = [
  { label: 'a/post', nb_visits: 800, nb_uniq_visitors: 600, nb_actions: 2000, url: 'https://site0.example/a/post' },
  { label: 'b', nb_visits: 400, nb_uniq_visitors: 300, nb_actions: 1000, url: 'javascript:alert(1)' },
];

const pages: ReportRow[] = [
  { label: 'blog', nb_hits: 900, nb_visits: 700, bounce_rate: 0.25, idsubdatatable: 1 },
  { label: '/index', nb_hits: 500, nb_visits: 450, bounce_rate: 0.5, url: 'https://www.example.com/' },
];

/** Visits of a period: one more each day, so that every number can be told from its neighbour. */
export function visitsOf(period: Period): number {
  const base = (parseDay('2015-05-01') ?? 0) - 100;
  let sum = 0;
  for (let day = period.first; day <= period.last; day++) sum += Math.max(day - base, 0);
  return sum;
}

function summaryOf(period: Period) {
  const visits = visitsOf(period);
  return {
    nb_visits: visits,
    nb_uniq_visitors: visits - 1,
    nb_actions: visits * 3,
    bounce_rate: 0.345,
    avg_time_on_site: 125,
  };
}

type Parameters = Readonly<Record<string, string>>;

function summary(parameters: Parameters): unknown {
  const periods = parsePeriods(parameters.period as PeriodType, parameters.date ?? '', parseDay('2015-05-31') ?? 0);
  if (!Array.isArray(periods)) return summaryOf(periods);
  return Object.fromEntries(periods.map((period) => [periodLabel(period), summaryOf(period)]));
}

function page(rows: readonly ReportRow[], parameters: Parameters): ReportRow[] {
  const pattern = parameters.filter_pattern ? new RegExp(parameters.filter_pattern, 'i') : null;
  const column = parameters.filter_sort_column;
  const sign = parameters.filter_sort_order === 'asc' ? 1 : -1;
  const found = rows.filter((row) => !pattern || pattern.test(row.label));
  const sorted = column ? found.toSorted((a, b) => sign * (Number(a[column]) - Number(b[column]))) : found;
  const offset = Number(parameters.filter_offset ?? 0);
  const limit = Number(parameters.filter_limit ?? 100);
  return sorted.slice(offset, limit < 0 ? undefined : offset + limit);
}

function countRows(parameters: Parameters): number {
  const rows = parameters.apiAction === 'getWebsites' ? websites : pages;
  return page(rows, { ...parameters, filter_limit: '-1' }).length;
}

/** What the Reporting API would answer, for three reports of invented numbers. */
export function answer(parameters: Parameters): unknown {
  switch (parameters.method) {
    case 'SitesManager.getAllSites':
      return [
        { idsite: 1, name: 'Example', main_url: 'https://www.example.com' },
        { idsite: 2, name: 'Second', main_url: 'https://second.example' },
      ];
    case 'API.getReportMetadata':
      return reports;
    case 'API.getProcessedReport':
      return { reportTotal: { nb_visits: 24_000, nb_hits: 2000 }, reportRowCount: countRows(parameters) };
    case 'VisitsSummary.get':
      return summary(parameters);
    case 'Actions.getPageUrls':
      return page(pages, parameters);
    case 'Referrers.getWebsites':
      return page(websites, parameters);
    case 'Referrers.getUrlsFromWebsiteId':
      return page(websiteUrls, parameters);
    default:
      throw new Error(`The method ${parameters.method} does not exist.`);
  }
}
