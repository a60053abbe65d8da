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
    const origin = /^https?:\/\/[\w.-]+(?::\d+)?(?=\/|$)/i.exec(batch.referrers.texts[batch.referrer[row]!] ?? '')?.[0];
    if (!origin) continue;
    counts.set(origin.toLowerCase(), (counts.get(origin.toLowerCase()) ?? 0) + 1);
    total += 1;
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return best && best[1] * 2 > total ? best[0] : '';
}
