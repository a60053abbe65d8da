import { type DataTable } from 'heartwood/sdk';

export const visitorsFrom = [
  'Referrers_visitorsFromSearchEngines',
  'Referrers_visitorsFromSocialNetworks',
  'Referrers_visitorsFromAIAssistants',
  'Referrers_visitorsFromDirectEntry',
  'Referrers_visitorsFromWebsites',
  'Referrers_visitorsFromCampaigns',
] as const;

export const distinctNumerics = [
  'Referrers_distinctSearchEngines',
  'Referrers_distinctSocialNetworks',
  'Referrers_distinctAIAssistants',
  'Referrers_distinctKeywords',
  'Referrers_distinctWebsites',
  'Referrers_distinctWebsitesUrls',
  'Referrers_distinctCampaigns',
] as const;

/** Adds each channel's share of all visits, as whole percents. */
export function toOverview(table: DataTable): DataTable {
  for (const row of table) {
    const all = visitorsFrom.reduce((sum, name) => sum + row.number(name), 0);
    for (const name of visitorsFrom) {
      row.columns[`${name}_percent`] = `${all === 0 ? 0 : Math.round((100 * row.number(name)) / all)}%`;
    }
  }
  return table;
}
