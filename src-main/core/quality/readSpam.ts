import type { QualityReport } from '@shared/quality/QualityReport';
import type { ReadableDatabase } from '../db/Database';
import { fates } from '../import/ParsedBatch';
import { readSpammers } from '../tracker/readSpammers';
import { TextReader } from '../tracker/TextReader';
import { sampleChunks } from './sampleChunks';

const MAX_DOMAINS = 5;

/** The imported lines that visits leave out because their referrer is made up, and whose domains these name most. */
export function readSpam(db: ReadableDatabase, idSite: number, maxLines?: number): QualityReport['spam'] {
  const { byReferrer, of } = countReferrers(db, idSite, maxLines);
  const texts = new TextReader(db);
  const findSpammer = readSpammers(db);
  const byDomain = new Map<string, number>();
  for (const [idReferrer, lines] of byReferrer) {
    const domain = findSpammer(texts.text(idReferrer));
    if (domain !== '') byDomain.set(domain, (byDomain.get(domain) ?? 0) + lines);
  }
  const domains = [...byDomain].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return {
    lines: domains.reduce((sum, [, lines]) => sum + lines, 0),
    of,
    domains: domains.slice(0, MAX_DOMAINS).map(([domain]) => domain),
  };
}

/** Imported lines by referrer. */
function countReferrers(db: ReadableDatabase, idSite: number, maxLines?: number) {
  const byReferrer = new Map<number, number>();
  let of = 0;
  for (const chunk of sampleChunks(db, idSite, maxLines)) {
    const fate = chunk.column('fate');
    chunk.column('referrer').forEach((idReferrer, row) => {
      if (fate[row] !== fates.imported) return;
      of += 1;
      if (idReferrer !== 0) byReferrer.set(idReferrer, (byReferrer.get(idReferrer) ?? 0) + 1);
    });
  }
  return { byReferrer, of };
}
