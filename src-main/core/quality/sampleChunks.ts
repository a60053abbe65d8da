import type { ReadableDatabase } from '../db/Database';
import { sql } from '../db/sql';
import { FactChunk } from '../tracker/factChunk';

/** Of a larger log, every second (third, …) chunk of lines says as much in less time. */
const MAX_LINES = 2_000_000;

/** The stored lines of a site, or an even sample of a very large log. */
export function* sampleChunks(db: ReadableDatabase, idSite: number, maxLines = MAX_LINES): Generator<FactChunk> {
  const total = db.value<number>(sql`SELECT SUM(lines) FROM log_request WHERE idsite = ${idSite}`) ?? 0;
  const step = Math.max(1, Math.ceil(total / maxLines));
  const chunks = db
    .prepare('SELECT lines, columns FROM log_request WHERE idsite = ? AND idchunk % ? = 0')
    .raw(true)
    .iterate(idSite, step) as IterableIterator<[number, Uint8Array]>;
  for (const [lines, columns] of chunks) yield new FactChunk(columns, lines);
}
