import type { ApiMethod, Site } from 'heartwood/sdk';

/** What addSite and updateSite take besides the name, in Matomo's spelling and order; null leaves a field as it is. */
export const siteParameters = {
  urls: { type: 'list', default: null },
  ecommerce: { type: 'number', default: null, allowed: ['0', '1'] },
  siteSearch: { type: 'number', default: null, allowed: ['0', '1'] },
  searchKeywordParameters: { type: 'list', default: null },
  searchCategoryParameters: { type: 'list', default: null },
  excludedQueryParameters: { type: 'list', default: null },
  timezone: { type: 'text', default: null },
  currency: { type: 'text', default: null },
  group: { type: 'text', default: null },
  keepURLFragments: { type: 'number', default: null, allowed: ['0', '1'] },
  type: { type: 'text', default: null },
  excludeUnknownUrls: { type: 'number', default: null, allowed: ['0', '1'] },
} as const satisfies ApiMethod['parameters'];

export interface SiteValues {
  urls: readonly string[] | null;
  ecommerce: number | null;
  siteSearch: number | null;
  searchKeywordParameters: readonly string[] | null;
  searchCategoryParameters: readonly string[] | null;
  excludedQueryParameters: readonly string[] | null;
  timezone: string | null;
  currency: string | null;
  group: string | null;
  keepURLFragments: number | null;
  type: string | null;
  excludeUnknownUrls: number | null;
}

/** The columns of `site` that a request changes; the core checks their values. */
export function toSiteFields(values: SiteValues): Partial<Site> {
  const fields: { [Name in keyof Site]?: Site[Name] | null } = {
    urls: values.urls && [...values.urls],
    ecommerce: values.ecommerce,
    sitesearch: values.siteSearch,
    sitesearch_keyword_parameters: values.searchKeywordParameters?.join(','),
    sitesearch_category_parameters: values.searchCategoryParameters?.join(','),
    excluded_parameters: values.excludedQueryParameters?.join(','),
    timezone: values.timezone,
    currency: values.currency,
    group: values.group,
    keep_url_fragment: values.keepURLFragments,
    type: values.type,
    exclude_unknown_urls: values.excludeUnknownUrls,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));
}
