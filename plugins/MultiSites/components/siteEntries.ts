import type { Cell } from '@renderer/report/ReportMetadata';

/** What MultiSites.getAllWithGroups answers. */
export interface SitesAnswer {
  numSites: number;
  totals: Readonly<Record<string, Cell>>;
  sites: readonly SiteEntry[];
}

/** A site, or before its sites a group. */
export interface SiteEntry {
  label: string;
  isGroup?: number;
  idsite?: number;
  group?: string;
  main_url?: string;
  currency?: string;
  /** How much of the period has passed; groups are compared already. */
  ratio?: number;
  [column: string]: Cell;
}

/** The numbers of the table, in order. */
export const columns = [
  { name: 'nb_visits', text: 'visits', type: 'number' },
  { name: 'nb_actions', text: 'actions', type: 'number' },
  { name: 'nb_pageviews', text: 'pageviews', type: 'number' },
  { name: 'revenue', text: 'revenue', type: 'money' },
] as const;

export type SiteColumn = (typeof columns)[number];

/** Revenue stays away where no site has any. */
export function shownColumns(sites: readonly SiteEntry[]): SiteColumn[] {
  return columns.filter(({ name }) => name !== 'revenue' || sites.some((site) => site[name] || site.previous_revenue));
}
