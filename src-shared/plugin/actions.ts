/** log_action.type, as in Matomo. */
export const actionTypes = {
  pageUrl: 1,
  outlink: 2,
  download: 3,
  pageTitle: 4,
  itemSku: 5,
  itemName: 6,
  itemCategory: 7,
  siteSearch: 8,
  eventCategory: 10,
  eventAction: 11,
  eventName: 12,
  contentName: 13,
  contentPiece: 14,
  contentTarget: 15,
  contentInteraction: 16,
} as const;

/** What log_action.url_prefix stands for. */
export const urlPrefixes = ['http://', 'http://www.', 'https://', 'https://www.'] as const;

/** The whole address of a stored one: `example.com/a` and 2 are `https://example.com/a`. What has no prefix stays as it is. */
export function toFullUrl(name: string, urlPrefix: number | null): string {
  return (urlPrefix === null ? '' : (urlPrefixes[urlPrefix] ?? '')) + name;
}

/** The stored form of an address: without scheme and www. */
export function toStoredUrl(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/i, '');
}

/** The path of a request line's target: what stands before its query and fragment, as in the column `path`. */
export function pathOf(target: string): string {
  return /^[^?#]*/.exec(target)?.[0] ?? '';
}
