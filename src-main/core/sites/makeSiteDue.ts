import { openTimeZone } from '@shared/period/timeZone';
import { SECONDS_PER_HOUR, type SiteDay } from '@shared/units';
import { daysWithData, raiseGeneration } from '../archive/generations';
import type { WritableDatabase } from '../db/Database';
import { sql } from '../db/sql';

/**
 * Makes the visits of all days of a site due to be derived anew: the days that have some now, and those that its facts fall
 * on by its time zone of now.
 */
export function makeSiteDue(db: WritableDatabase, idSite: number): void {
  const due = new Set([...daysWithData(db, idSite), ...daysOfFacts(db, idSite)]);
  if (due.size > 0) raiseGeneration(db, idSite, due);
}

function daysOfFacts(db: WritableDatabase, idSite: number): SiteDay[] {
  const zone = openTimeZone(db.value<string>(sql`SELECT timezone FROM site WHERE idsite = ${idSite}`) ?? 'UTC');
  const hours = db.rows<[number]>(sql`SELECT DISTINCT hour FROM log_request WHERE idsite = ${idSite}`);
  return hours.flatMap(([hour]) => {
    const start = hour * SECONDS_PER_HOUR;
    return [zone.siteDay(start), zone.siteDay(start + SECONDS_PER_HOUR - 1)];
  });
}
