import {
  aiAssistantLogo,
  aiAssistantUrl,
  filters,
  processedVisitMetrics,
  searchEngineLogo,
  searchEngineUrl,
  socialLogo,
  socialUrl,
  visitMetrics,
  type ReportContext,
  type ReportDeclaration,
  type Row,
} from 'heartwood/sdk';

/** What all reports here share. */
export const referrers = {
  category: 'Referrers_Referrers',
  metrics: visitMetrics,
  processedMetrics: processedVisitMetrics,
  visualization: 'bars',
} as const satisfies Partial<ReportDeclaration>;

type Channel = 'search' | 'website' | 'social' | 'campaign' | 'ai';

/** Selects the visits of one name of one channel. */
const byName = (channel: Channel) => (label: string, row: Row) =>
  row.isSummary ? undefined : `referrerType==${channel};referrerName==${encodeURIComponent(label)}`;

/** Selects the visits of one row below a name. */
const byDetail = (channel: Channel, segmentName: string) => (label: string, row: Row, parents: readonly string[]) => {
  const parent = parents.at(-1);
  if (row.isSummary || parent === undefined) return undefined;
  return `${byName(channel)(parent, row)};${segmentName}==${encodeURIComponent(label)}`;
};

export function keywordLabel(label: string, context: ReportContext): string {
  return label === '' ? context.translate('Referrers_KeywordNotDefined') : label;
}

const engineMetadata = {
  url: (name: string) => searchEngineUrl(name) || undefined,
  logo: (name: string) => searchEngineLogo(name),
};

/** `/a/page?x=1` of an address; the address itself when it has no path. */
function toPath(label: string): string {
  const path = label.replace(/^[a-z]+:\/\/[^/?#]*/i, '');
  return path === '' ? '/' : path;
}

/** Addresses of pages are stored without a scheme: the site's own is put before them. */
const ownAddress = (name: string, context: ReportContext) =>
  name === '' ? undefined : `${context.siteUrl.replace(/:.*/, '')}://${name}`;

const withoutScheme = (label: string) => label.replace(/^https?:\/\//i, '');
const webAddress = (label: string) => (/^https?:\/\//i.test(label) ? label : undefined);

/** … and those on visits by where they came from. */
export const withGoals = { ...referrers, goalMetrics: 'visits' } as const;

/** Reports with a row for each name of a channel. */
export const nameReports = {
  searchEngines: {
    ...withGoals,
    dimension: 'Referrers_ColumnSearchEngine',
    metadata: engineMetadata,
    segment: byName('search'),
  },
  websites: {
    ...withGoals,
    dimension: 'Referrers_ColumnWebsite',
    segment: byName('website'),
  },
  socials: {
    ...withGoals,
    dimension: 'Referrers_ColumnSocial',
    metadata: { url: (name: string) => socialUrl(name) || undefined, logo: (name: string) => socialLogo(name) },
    segment: byName('social'),
  },
  assistants: {
    ...withGoals,
    dimension: 'Referrers_ColumnAIAssistant',
    metadata: {
      url: (name: string) => aiAssistantUrl(name) || undefined,
      logo: (name: string) => aiAssistantLogo(name),
    },
    segment: byName('ai'),
  },
  campaigns: {
    ...withGoals,
    dimension: 'Referrers_ColumnCampaign',
    segment: byName('campaign'),
  },
} as const;

const below = { ...withGoals, order: 100, isSubtableReport: true } as const;

/** What opens below a row. */
export const subtables = [
  {
    ...below,
    method: 'getKeywordsFromSearchEngineId',
    name: 'Referrers_Keywords',
    documentation: 'Referrers_KeywordsReportDocumentation',
    subcategory: 'Referrers_SubmenuSearchEngines',
    dimension: 'General_ColumnKeyword',
    record: 'Referrers_keywordBySearchEngine',
    label: keywordLabel,
    segment: byDetail('search', 'referrerKeyword'),
  },
  {
    ...below,
    method: 'getSearchEnginesFromKeywordId',
    name: 'Referrers_SearchEngines',
    documentation: 'Referrers_SearchEnginesReportDocumentation',
    subcategory: 'Referrers_SubmenuSearchEngines',
    dimension: 'Referrers_ColumnSearchEngine',
    record: 'Referrers_searchEngineByKeyword',
    metadata: engineMetadata,
    segment: (label, row, parents) => {
      const keyword = parents.at(-1);
      if (row.isSummary || keyword === undefined) return undefined;
      return `${byName('search')(label, row)};referrerKeyword==${encodeURIComponent(keyword)}`;
    },
  },
  {
    ...below,
    method: 'getUrlsFromWebsiteId',
    name: 'Referrers_WebsitePages',
    documentation: 'Referrers_WebsitesReportDocumentation',
    subcategory: 'Referrers_SubmenuWebsitesOnly',
    dimension: 'Referrers_ColumnWebsitePage',
    record: 'Referrers_urlByWebsite',
    label: toPath,
    metadata: { url: webAddress },
    segment: byDetail('website', 'referrerUrl'),
  },
  {
    ...below,
    method: 'getUrlsForSocial',
    name: 'Referrers_SocialPages',
    documentation: 'Referrers_SocialsReportDocumentation',
    subcategory: 'Referrers_Socials',
    dimension: 'Referrers_ColumnWebsitePage',
    record: 'Referrers_urlBySocialNetwork',
    label: withoutScheme,
    metadata: { url: webAddress },
    segment: byDetail('social', 'referrerUrl'),
  },
  {
    ...below,
    method: 'getEntryPageUrlsForAIAssistant',
    name: 'Referrers_AIAssistantPages',
    documentation: 'Referrers_AIAssistantPagesDocumentation',
    subcategory: 'Referrers_AIAssistants',
    dimension: 'Referrers_ColumnEntryPage',
    record: 'Referrers_entryUrlByAIAssistant',
    label: (label, context) => (label === '' ? context.translate('Referrers_NoEntryPage') : filters.decodeLabel(label)),
    metadata: { url: ownAddress },
    segment: (label, row, parents, context) =>
      label === '' ? undefined : byDetail('ai', 'entryPageUrl')(ownAddress(label, context) ?? '', row, parents),
  },
  {
    ...below,
    method: 'getKeywordsFromCampaignId',
    name: 'Referrers_CampaignKeywords',
    documentation: 'Referrers_CampaignsReportDocumentation',
    subcategory: 'Referrers_Campaigns',
    dimension: 'General_ColumnKeyword',
    record: 'Referrers_keywordByCampaign',
    label: keywordLabel,
    segment: byDetail('campaign', 'referrerKeyword'),
  },
] as const satisfies readonly ReportDeclaration[];
