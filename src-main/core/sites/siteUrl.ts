import { AppError } from '@shared/errors';

/**
 * An address as site_url stores it: scheme://host[/path] in lower case, no slash at the end. `http://` is put before what has
 * no scheme.
 *
 * Throws: AppError api.parameterInvalid.
 */
export function parseSiteUrl(text: string): string {
  const trimmed = text.trim();
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`;
  const url = URL.canParse(withScheme) ? new URL(withScheme) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '' || url.username !== '') {
    const hint = 'Give an address like https://www.example.com.';
    throw new AppError('api.parameterInvalid', { name: 'urls', value: text, hint });
  }
  return `${url.protocol}//${url.host}${url.pathname}`.toLowerCase().replace(/\/+$/, '');
}

/** The host of an address, without its port; '' when there is none. */
export function hostOfUrl(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/\.$/, '') : '';
}

export function withoutWww(host: string): string {
  return host.replace(/^www\./, '');
}

/** An address without what makes no difference to which site it is: scheme, `www.`, a slash at the end. */
export function toComparableUrl(url: string): string {
  return url
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/+$/, '');
}
