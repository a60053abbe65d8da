import { toStoredUrl, type ReportContext } from 'heartwood/sdk';

/** `dimension3==oak`; of an address below it `dimension3==oak;actionUrl==…`, the address encoded twice as in all page segments. */
export function segmentOf(label: string, [value]: readonly string[], id: string): string | undefined {
  if (value === undefined) return `dimension${id}==${encodeURIComponent(label)}`;
  if (label === '') return undefined;
  const address = encodeURIComponent(encodeURIComponent(`https://${label}`));
  return `dimension${id}==${encodeURIComponent(value)};actionUrl==${address}`;
}

/** The address of a page of the site's main host: labels are addresses without scheme and www. */
export function pageAddress(label: string, { siteUrl, parameter }: ReportContext, depth: number): string | undefined {
  const isPage = depth > 0 || parameter('idSubtable') !== '';
  const host = toStoredUrl(siteUrl);
  const isOwn = label === host || label.startsWith(`${host}/`);
  return isPage && isOwn ? siteUrl + label.slice(host.length) : undefined;
}
