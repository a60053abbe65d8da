/** Where a link to a missing page stands: on the site itself, elsewhere, or nobody knows. */
export type LinkKind = 'internal' | 'external' | 'unknown';

/** By the host of the referrer, '' for none; subdomains of the site's host belong to the site. */
export function linkKindOf(referrer: string, siteUrl: string): LinkKind {
  const host = hostOf(referrer);
  if (host === '') return 'unknown';
  const own = hostOf(siteUrl);
  return host === own || host.endsWith(`.${own}`) ? 'internal' : 'external';
}

/** In small letters, without port and `www.`; '' of what is no address. */
function hostOf(address: string): string {
  return /^https?:\/\/(?:www\.)?([^/?#:]+)/i.exec(address)?.[1]?.toLowerCase() ?? '';
}
