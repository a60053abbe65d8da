import { SECONDS_PER_DAY, SECONDS_PER_HOUR, type UnixTime } from '@shared/units';
import type { ReadableDatabase } from '../db/Database';
import { sql } from '../db/sql';
import type { HourCount } from './findGaps';

/** Farther from all others, a few lines are not the start of the log but of a wrong clock. */
const HOURS_APART = 60 * 24;
const FEW = 0.001;

/**
 * A site's lines by UTC hour, in order of time, without those of clocks that are plainly wrong: in the future, or a few
 * lines far away from all others. Reads no columns: chunks know how many lines they hold.
 */
export function readHours(db: ReadableDatabase, idSite: number, now: UnixTime): HourCount[] {
  const latest = Math.floor((now + SECONDS_PER_DAY) / SECONDS_PER_HOUR);
  const hours = db.rows<[number, number]>(sql`
    SELECT hour, SUM(lines)
    FROM log_request
    WHERE idsite = ${idSite} AND hour <= ${latest}
    GROUP BY hour
    ORDER BY hour
  `);
  const islands = toIslands(hours);
  const lines = islands.map(sumLines);
  const few = lines.reduce((sum, count) => sum + count, 0) * FEW;
  return islands.filter((_, i) => lines[i]! >= few).flat();
}

/** Cuts where nothing happened for long. */
function toIslands(hours: readonly HourCount[]): HourCount[][] {
  const islands: HourCount[][] = [];
  let last = -Infinity;
  for (const entry of hours) {
    if (entry[0] - last > HOURS_APART) islands.push([]);
    islands.at(-1)!.push(entry);
    last = entry[0];
  }
  return islands;
}

function sumLines(hours: readonly HourCount[]): number {
  return hours.reduce((sum, [, lines]) => sum + lines, 0);
}
