import { decodeText } from './decodeText';

/** A campaign as the address of the page it leads to names it, both in lower case; the keyword may be empty. */
export interface Campaign {
  name: string;
  keyword: string;
}

/** Parameters that name a campaign; the first that has a value counts. */
export const campaignNameParameters = [
  'pk_cpn',
  'pk_campaign',
  'piwik_campaign',
  'mtm_campaign',
  'matomo_campaign',
  'utm_campaign',
  'utm_source',
  'utm_medium',
] as const;

/** Parameters that hold a campaign's keyword, in the order they count. */
export const campaignKeywordParameters = [
  'pk_kwd',
  'pk_keyword',
  'piwik_kwd',
  'mtm_kwd',
  'mtm_keyword',
  'matomo_kwd',
  'utm_term',
] as const;

const mayHoldCampaign = /(?:pk_|piwik_|mtm_|matomo_|utm_)/;

/** What a page's address names as utm_source, in lower case; '' without. */
export function sourceOf(landingUrl: string): string {
  const mark = landingUrl.indexOf('utm_source') < 0 ? -1 : landingUrl.indexOf('?');
  return mark < 0 ? '' : firstValue(toValues(landingUrl.slice(mark + 1).replace(/#.*$/, '')), ['utm_source']);
}

/** The campaign that a page's address (its query, or else its fragment) names, or null. */
export function parseCampaign(landingUrl: string): Campaign | null {
  if (!mayHoldCampaign.test(landingUrl)) return null;
  const hash = landingUrl.indexOf('#');
  const beforeHash = hash < 0 ? landingUrl : landingUrl.slice(0, hash);
  const mark = beforeHash.indexOf('?');
  const query = mark < 0 ? '' : beforeHash.slice(mark + 1);
  const fragment = hash < 0 ? '' : landingUrl.slice(hash + 1);
  return toCampaign(query) ?? toCampaign(fragment.slice(fragment.indexOf('?') + 1));
}

function toCampaign(query: string): Campaign | null {
  if (query === '') return null;
  const values = toValues(query);
  const name = firstValue(values, campaignNameParameters);
  return name === '' ? null : { name, keyword: firstValue(values, campaignKeywordParameters) };
}

function toValues(query: string): Map<string, string> {
  const values = new Map<string, string>();
  for (const pair of query.split('&')) {
    const equals = pair.indexOf('=');
    if (equals > 0) values.set(pair.slice(0, equals).toLowerCase(), pair.slice(equals + 1));
  }
  return values;
}

function firstValue(values: ReadonlyMap<string, string>, names: readonly string[]): string {
  for (const name of names) {
    const value = decodeText(values.get(name) ?? '')
      .trim()
      .toLowerCase();
    if (value !== '') return value;
  }
  return '';
}
