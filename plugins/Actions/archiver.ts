import { actionTypes, defineArchiver, type ActionGroup } from 'heartwood/sdk';
import { ActionTree } from './ActionTree';
import { bandwidthMetrics, pageMetrics } from './measuredMetrics';
import { toCategoryTable, toKeywordTable } from './siteSearch';
import { toFileLabels, toHostLabels, toPageLabels, toTitleLabels } from './pageLabels';

/** The option that keeps hosts apart as the first level of the tree of pages. */
export const HOSTS_APART = 'Actions_hostsApart';

const table = {
  kind: 'blob',
  renames: {
    entry_nb_uniq_visitors: 'sum_daily_entry_nb_uniq_visitors',
    exit_nb_uniq_visitors: 'sum_daily_exit_nb_uniq_visitors',
  },
} as const;

export default defineArchiver({
  version: 4,
  options: [HOSTS_APART],
  records: {
    Actions_actions_url: table,
    Actions_actions: table,
    Actions_downloads: table,
    Actions_outlink: table,
    Actions_sitesearch: table,
    Actions_SiteSearchCategories: { kind: 'blob' },
    Actions_nb_pageviews: { kind: 'numeric' },
    Actions_nb_uniq_pageviews: { kind: 'numeric' },
    Actions_nb_downloads: { kind: 'numeric' },
    Actions_nb_uniq_downloads: { kind: 'numeric' },
    Actions_nb_outlinks: { kind: 'numeric' },
    Actions_nb_uniq_outlinks: { kind: 'numeric' },
    Actions_nb_searches: { kind: 'numeric' },
    Actions_nb_keywords: { kind: 'numeric', countRowsOf: 'Actions_sitesearch' },
    Actions_sum_time_generation: { kind: 'numeric' },
    Actions_nb_hits_with_time_generation: { kind: 'numeric' },
  },
  aggregateDay(logs) {
    const pages = logs.queryActions([actionTypes.pageUrl], { selects: pageMetrics });
    const downloads = logs.queryActions([actionTypes.download], { selects: bandwidthMetrics });
    const outlinks = logs.queryActions([actionTypes.outlink]);
    const searches = logs.queryActions([actionTypes.siteSearch]);
    const titles = logs.queryActions([actionTypes.pageTitle], { selects: pageMetrics });
    const toLabels = logs.option(HOSTS_APART) === true ? toHostLabels : toPageLabels;
    return {
      Actions_actions_url: new ActionTree(pages, toLabels).table,
      Actions_actions: new ActionTree(titles, toTitleLabels).table,
      Actions_downloads: new ActionTree(downloads, toFileLabels).table,
      Actions_outlink: new ActionTree(outlinks, toFileLabels).table,
      Actions_sitesearch: toKeywordTable(logs, searches),
      Actions_SiteSearchCategories: toCategoryTable(logs, searches),
      Actions_nb_pageviews: sum(pages, 'nb_hits'),
      Actions_nb_uniq_pageviews: sum(pages, 'nb_visits'),
      Actions_nb_downloads: sum(downloads, 'nb_hits'),
      Actions_nb_uniq_downloads: sum(downloads, 'nb_visits'),
      Actions_nb_outlinks: sum(outlinks, 'nb_hits'),
      Actions_nb_uniq_outlinks: sum(outlinks, 'nb_visits'),
      Actions_nb_searches: sum(searches, 'nb_hits'),
      Actions_sum_time_generation: sum(pages, 'sum_time_generation'),
      Actions_nb_hits_with_time_generation: sum(pages, 'nb_hits_with_time_generation'),
    };
  },
});

/** Over single pages: a page counts once for each visit that saw it. */
function sum(groups: readonly ActionGroup[], metric: string): number {
  return groups.reduce((total, { metrics }) => total + (metrics[metric] ?? 0), 0);
}
