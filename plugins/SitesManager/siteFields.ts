import { AppError, type ApiMethod, type Site } from 'heartwood/sdk';

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
  keepURLFragments: { type: 'number', default: null, allowed: ['0', '1', '2'] },
  type: { type: 'text', default: null },
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
}

/** The columns that a request changes. Throws: AppError for an address, time zone or currency that is none. */
export function toSiteFields(values: SiteValues): Partial<Site> {
  const urls = values.urls?.map(toSiteUrl);
  const fields: { [Name in keyof Site]?: Site[Name] | null } = {
    main_url: urls?.[0],
    urls,
    ecommerce: values.ecommerce,
    sitesearch: values.siteSearch,
    sitesearch_keyword_parameters: values.searchKeywordParameters?.join(','),
    sitesearch_category_parameters: values.searchCategoryParameters?.join(','),
    excluded_parameters: values.excludedQueryParameters?.join(','),
    timezone: values.timezone === null ? null : checkTimezone(values.timezone),
    currency: values.currency === null ? null : checkCurrency(values.currency),
    group: values.group,
    keep_url_fragment: values.keepURLFragments,
    type: values.type,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));
}

export function checkName(name: string): string {
  if (name.trim() === '') throw invalid('siteName', name, 'A site needs a name.');
  return name.trim();
}

/** `https://example.com/shop`: scheme and host in lower case, no slash at the end; http where no scheme is given. */
export function toSiteUrl(text: string): string {
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text.trim() : `http://${text.trim()}`;
  const parts = /^(https?:\/\/[^/?#\s@]+)(\/[^?#\s]*)?$/i.exec(url);
  if (!parts) throw invalid('urls', text, 'Use an address such as https://www.example.com.');
  return `${(parts[1] ?? '').toLowerCase()}${(parts[2] ?? '').replace(/\/+$/, '')}`;
}

function checkTimezone(name: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone && name;
  } catch {
    throw invalid('timezone', name, 'Use a name such as Europe/Berlin; SitesManager.getTimezonesList lists them.');
  }
}

function checkCurrency(code: string): string {
  if (!/^[A-Z]{3}$/.test(code)) throw invalid('currency', code, 'Use three letters such as EUR.');
  return code;
}

function invalid(name: string, value: string, hint: string): AppError {
  return new AppError('api.parameterInvalid', { name, value, hint });
}
