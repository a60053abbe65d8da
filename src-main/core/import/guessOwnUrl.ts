import { parseTrackingRequest } from '../tracker/tracking/parseTrackingRequest';
import { fates, type ParsedBatch } from './ParsedBatch';

/**
 * The address that a log's pages call themselves: images and style sheets are fetched by the site's own pages, so the
 * host that most of their referrers name is the site's. '' when they don't say.
 *
 * Shape: `https://www.example.com`
 */
export function guessOwnUrl(batch: ParsedBatch): string {
  const counts = new Map<string, number>();
  let total = 0;
  for (let row = 0; row < batch.rows; row += 1) {
    if (batch.fate[row] !== fates.static) continue;
    const origin = toOrigin(batch.referrers.texts[batch.referrer[row]!] ?? '');
    if (origin === '') continue;
    counts.set(origin, (counts.get(origin) ?? 0) + 1);
    total += 1;
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return best && best[1] * 2 > total ? best[0] : '';
}

/** The address that the pages of a site have in a batch's tracking requests; '' when they don't say. */
export function guessTrackedUrl(batch: ParsedBatch, idSite: number): string {
  for (let row = 0; row < batch.rows; row += 1) {
    if (batch.namedSite[row] !== idSite) continue;
    const origin = toOrigin(parseTrackingRequest(batch.targets.texts[batch.target[row]!] ?? '').text('url'));
    if (origin !== '') return origin;
  }
  return '';
}

function toOrigin(url: string): string {
  return (/^https?:\/\/[\w.-]+(?::\d+)?(?=\/|$)/i.exec(url)?.[0] ?? '').toLowerCase();
}
