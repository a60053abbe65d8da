import { newImportCounters, type ImportCounters } from '@shared/ipc/importCounters';
import { newStored, type Stored } from '../tracker/RequestLog';
import { fates, kinds, type ParsedBatch } from './ParsedBatch';

/** What became of the lines of a batch. */
export function toCounters(batch: ParsedBatch, stored: Stored): ImportCounters {
  const byFate = (fate: keyof typeof fates): number => (stored.byFate[fates[fate]] ?? 0) + batch.leftOut[fates[fate]]!;
  return {
    ...newImportCounters(),
    lines_read: batch.linesRead,
    imported: byFate('imported'),
    bots: byFate('bots'),
    static: byFate('static'),
    errors: byFate('errors'),
    redirects: byFate('redirects'),
    filtered: batch.filtered,
    no_site: stored.noSite,
    duplicates: stored.duplicates,
    comments: batch.comments,
    failed: batch.failed,
    downloads: stored.downloads,
  };
}

/** Without a database every line counts as new and finds its site. */
export function countDry(batch: ParsedBatch): Stored {
  const stored = newStored();
  for (let row = 0; row < batch.rows; row += 1) {
    stored.byFate[batch.fate[row]!]! += 1;
    if (batch.fate[row] === fates.imported) stored.downloads += Number(batch.kind[row] === kinds.download);
  }
  return stored;
}
