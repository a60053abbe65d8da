import type { QualityReport } from '@shared/quality/QualityReport';
import type { ReadableDatabase } from '../db/Database';
import { fates } from '../import/ParsedBatch';
import { parseExtraText } from '../tracker/extraFact';
import { TextReader } from '../tracker/TextReader';
import { sampleChunks } from './sampleChunks';

type TopAddress = NonNullable<QualityReport['topAddress']>;

/** The address that most of a site's imported lines came from; null before there are any. */
export function readTopAddress(db: ReadableDatabase, idSite: number, maxLines?: number): TopAddress | null {
  const counts = countClients(db, idSite, maxLines);
  const byAddress = new Map<string, { lines: number; extras: Set<number> }>();
  const selectIp = db.prepare('SELECT ip FROM log_client WHERE idclient = ?').pluck();
  let of = 0;
  let top: { address: string; lines: number; extras: Set<number> } | null = null;
  for (const [idClient, { lines, extras }] of counts) {
    const address = selectIp.get(idClient) as string;
    const known = byAddress.get(address);
    const sum = { lines: lines + (known?.lines ?? 0), extras: new Set([...(known?.extras ?? []), ...extras]) };
    byAddress.set(address, sum);
    of += lines;
    if (top === null || sum.lines > top.lines) top = { address, ...sum };
  }
  if (top === null) return null;
  const texts = new TextReader(db);
  const isForwarded = [...top.extras].some((id) => parseExtraText(texts.text(id)).forwarded !== undefined);
  return { address: top.address, lines: top.lines, of, isForwarded };
}

interface ClientCount {
  lines: number;
  /** log_text ids of what else its lines say; a few are enough. */
  extras: Set<number>;
}

const EXTRAS_KEPT = 8;

/** Imported lines by client. */
function countClients(db: ReadableDatabase, idSite: number, maxLines?: number): Map<number, ClientCount> {
  const counts = new Map<number, ClientCount>();
  for (const chunk of sampleChunks(db, idSite, maxLines)) {
    const client = chunk.column('client');
    const fate = chunk.column('fate');
    const extra = chunk.column('extra');
    for (let row = 0; row < chunk.rows; row += 1) {
      if (fate[row] !== fates.imported) continue;
      let count = counts.get(client[row]!);
      if (!count) counts.set(client[row]!, (count = { lines: 0, extras: new Set() }));
      count.lines += 1;
      if (extra[row] !== 0 && count.extras.size < EXTRAS_KEPT) count.extras.add(extra[row]!);
    }
  }
  return counts;
}
