/** The host of a page that shows a file of the site without being a page of the site; null of all others. */
export function toHotlinker(referrerHost: string | null, siteHosts: readonly string[]): string | null {
  if (referrerHost === null) return null;
  const isOwn = siteHosts.some((own) => referrerHost === own || referrerHost.endsWith(`.${own}`));
  return isOwn ? null : referrerHost;
}
