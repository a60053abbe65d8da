import { SECONDS_PER_HOUR, type SiteDay } from '@shared/units';
import type { TimeZone } from '@shared/period/timeZone';
import type { ReadableDatabase } from '../db/Database';
import { sql } from '../db/sql';
import { FactChunk } from './factChunk';

/** A chunk that may hold lines of a site's day. */
export interface DayChunk {
  chunk: FactChunk;
  /** Unix time of its second 0. */
  hourStart: number;
  idFile: number;
}

/** The facts of all hours that a site's day [start, end) touches: chunks of its first and last may hold other days' lines. */
export function readDayChunks(
  db: ReadableDatabase,
  { idSite, timeZone }: { idSite: number; timeZone: TimeZone },
  day: SiteDay,
): { start: number; end: number; chunks: DayChunk[] } {
  const start = timeZone.dayStart(day);
  const end = timeZone.dayStart(day + 1);
  const rows = db.rows<[hour: number, lines: number, columns: Uint8Array, idFile: number]>(sql`
    SELECT hour, lines, columns, idfile FROM log_request
    WHERE idsite = ${idSite}
      AND hour BETWEEN ${Math.floor(start / SECONDS_PER_HOUR)} AND ${Math.floor((end - 1) / SECONDS_PER_HOUR)}
  `);
  const chunks = rows.map(([hour, lines, columns, idFile]) => ({
    chunk: new FactChunk(columns, lines),
    hourStart: hour * SECONDS_PER_HOUR,
    idFile,
  }));
  return { start, end, chunks };
}
