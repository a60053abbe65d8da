import { openTimeZone, type TimeZone } from '@shared/period/timeZone';
import { SECONDS_PER_HOUR, type SiteDay } from '@shared/units';
import { raiseGeneration } from '../../archive/generations';
import type { WritableDatabase } from '../../db/Database';
import { sql, type Sql } from '../../db/sql';
import { FactChunk } from '../../tracker/factChunk';

/** Of one transaction: some megabytes. */
const CHUNKS_AT_ONCE = 100;

interface ChunkRow {
  idchunk: number;
  idsite: number;
  hour: number;
  lines: number;
  columns: Uint8Array;
}

/** The chunks of an import. */
export const chunksOfImport = (idImport: number): Sql =>
  sql`idfile IN (SELECT idfile FROM import_file WHERE idimport = ${idImport})`;

/** The chunks of a file that are newer than one. */
export const chunksOfFileSince = (idFile: number, idChunk: number): Sql =>
  sql`idfile = ${idFile} AND idchunk > ${idChunk}`;

/**
 * Removes the lines of chunks, and makes the days due that they were counted in, in transactions of bounded size: cut
 * short, it goes on when called again. `pause` lets others work, and may throw to stop. Returns how many lines it removed.
 */
export async function removeFacts(
  db: WritableDatabase,
  ofChunks: Sql,
  pause: (removed: number) => Promise<void>,
): Promise<number> {
  const zones = new Map<number, TimeZone>();
  let removed = 0;
  for (;;) {
    const lines = db.transaction(() => removeSome(db, ofChunks, zones));
    if (lines === 0) return removed;
    removed += lines;
    await pause(removed);
  }
}

function removeSome(db: WritableDatabase, ofChunks: Sql, zones: Map<number, TimeZone>): number {
  const chunks = db.all<ChunkRow>(sql`
    SELECT idchunk, idsite, hour, lines, columns
    FROM log_request
    WHERE ${ofChunks}
    LIMIT ${CHUNKS_AT_ONCE}
  `);
  const days = new Map<number, Set<SiteDay>>();
  for (const chunk of chunks) {
    const { idsite: idSite } = chunk;
    let zone = zones.get(idSite);
    if (!zone) zones.set(idSite, (zone = readZone(db, idSite)));
    const ofSite = days.get(idSite) ?? new Set();
    days.set(idSite, ofSite);
    for (const time of firstAndLast(chunk)) ofSite.add(zone.siteDay(time));
    db.run(sql`DELETE FROM log_request WHERE idchunk = ${chunk.idchunk}`);
  }
  for (const [idSite, changed] of days) raiseGeneration(db, idSite, changed);
  return chunks.reduce((sum, { lines }) => sum + lines, 0);
}

/** The times of a chunk's first and last line: an hour belongs to two days at most. */
function firstAndLast({ hour, lines, columns }: ChunkRow): [number, number] {
  let first = SECONDS_PER_HOUR;
  let last = 0;
  for (const second of new FactChunk(columns, lines).column('second')) {
    if (second < first) first = second;
    if (second > last) last = second;
  }
  return [hour * SECONDS_PER_HOUR + first, hour * SECONDS_PER_HOUR + last];
}

function readZone(db: WritableDatabase, idSite: number): TimeZone {
  return openTimeZone(db.value<string>(sql`SELECT timezone FROM site WHERE idsite = ${idSite}`) ?? 'UTC');
}
