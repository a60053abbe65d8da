/** Parameters that never belong to a page's name, besides campaign parameters and the site's own list. */
const droppedByDefault = [
  'gclid', 'fbclid', 'msclkid', 'twclid', 'wbraid', 'gbraid', 'yclid', 'fb_xd_fragment', 'fb_comment_id', 'phpsessid',
  'jsessionid', 'sessionid', 'aspsessionid', 'doing_wp_cron', 'sid', 'pk_vid', 'ignore_referrer', 'ignore_referer',
  'pk_cpn', 'pk_campaign', 'piwik_campaign', 'mtm_campaign', 'matomo_campaign', 'utm_campaign', 'utm_source', 'utm_medium',
  'pk_kwd', 'pk_keyword', 'piwik_kwd', 'mtm_kwd', 'mtm_keyword', 'matomo_kwd', 'utm_term',
]; // prettier-ignore

const MAX_LENGTH = 1024;
// eslint-disable-next-line no-control-regex -- control characters are what it takes out
const CONTROL = /[\u0000-\u001f\u007f]/g;

export interface UrlRules {
  /** Lower-case names of query parameters that are left out. */
  dropped: ReadonlySet<string>;
  keepFragment: boolean;
}

export function toUrlRules(excludedParameters: string, keepUrlFragment: number): UrlRules {
  const own = excludedParameters.split(',').map((name) => name.trim().toLowerCase());
  return { dropped: new Set([...droppedByDefault, ...own.filter(Boolean)]), keepFragment: keepUrlFragment === 1 };
}

/** A page's address as it is counted: host in lower case, no fragment, without session and campaign parameters. */
export function toPageUrl(url: string, rules: UrlRules): string {
  let text = withoutControls(url);
  const hash = text.indexOf('#');
  const fragment = hash >= 0 && rules.keepFragment ? text.slice(hash) : '';
  if (hash >= 0) text = text.slice(0, hash);
  const mark = text.indexOf('?');
  const base = lowerCaseHost(mark < 0 ? text : text.slice(0, mark));
  const query = mark < 0 ? '' : keepParameters(text.slice(mark + 1), rules.dropped);
  return `${base}${query && `?${query}`}${fragment}`.slice(0, MAX_LENGTH);
}

/** The text without control characters. */
export function withoutControls(text: string): string {
  return text.replace(CONTROL, '');
}

function keepParameters(query: string, dropped: ReadonlySet<string>): string {
  const parts = query.split('&');
  const kept = parts.filter((part) => part !== '' && !dropped.has(parameterName(part)));
  return kept.length === parts.length ? query : kept.join('&');
}

function parameterName(part: string): string {
  const equals = part.indexOf('=');
  const name = decodeText(equals < 0 ? part : part.slice(0, equals)).toLowerCase();
  return name.endsWith('[]') ? name.slice(0, -2) : name;
}

function lowerCaseHost(url: string): string {
  const start = url.indexOf('://');
  if (start < 0) return url;
  const slash = url.indexOf('/', start + 3);
  const end = slash < 0 ? url.length : slash;
  return url.slice(0, end).toLowerCase() + url.slice(end);
}

/** The keyword of a site search in a URL's query; null when it is none. The last non-empty value counts. */
export function toSearchKeyword(url: string, parameters: ReadonlySet<string>): string | null {
  const mark = url.indexOf('?');
  if (mark < 0) return null;
  let keyword: string | null = null;
  for (const part of url.slice(mark + 1).split(/[&#]/)) {
    const equals = part.indexOf('=');
    if (equals < 0 || !parameters.has(parameterName(part))) continue;
    keyword =
      decodeText(part.slice(equals + 1))
        .replace(CONTROL, '')
        .trim()
        .toLowerCase() || keyword;
  }
  return keyword;
}

/** Percent-decoded text, `+` as a blank; what cannot be decoded stays as it is. */
export function decodeText(text: string): string {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text;
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
