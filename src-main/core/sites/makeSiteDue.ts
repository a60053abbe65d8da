import { openTimeZone, type TimeZone } from '@shared/period/timeZone';
import { SECONDS_PER_HOUR, type SiteDay, type UnixTime } from '@shared/units';
import { daysWithData, makeVisitsDue, raiseGeneration } from '../archive/generations';
import type { WritableDatabase } from '../db/Database';
import { sql } from '../db/sql';

/** Makes the days of all sites due: something that all visits depend on has changed. */
export function makeDue(db: WritableDatabase): void {
  for (const [idSite] of db.rows<[number]>(sql`SELECT idsite FROM site`)) makeSiteDue(db, idSite);
}

/** Makes the visits of all days of a site due to be derived anew; archives are due where they turn out to be others. */
export function makeSiteDue(db: WritableDatabase, idSite: number): void {
  const due = new Set([...daysWithData(db, idSite), ...daysOfFacts(db, idSite)]);
  if (due.size > 0) makeVisitsDue(db, idSite, due);
}

/** After a change of the time zone: lines whose local time is another now change the day that they were on and the new one. */
export function makeZoneDue(db: WritableDatabase, idSite: number, before: string): void {
  const [from, to] = [openTimeZone(before), siteZone(db, idSite)];
  const due = new Set<SiteDay>();
  for (const time of timesOfFacts(db, idSite)) {
    const isSame = from.offsetAt(time) === to.offsetAt(time) && from.siteDay(time) === to.siteDay(time);
    if (!isSame) due.add(from.siteDay(time)).add(to.siteDay(time));
  }
  if (due.size > 0) raiseGeneration(db, idSite, due);
}

function daysOfFacts(db: WritableDatabase, idSite: number): SiteDay[] {
  const zone = siteZone(db, idSite);
  return timesOfFacts(db, idSite).map((time) => zone.siteDay(time));
}

/** The quarters of all hours that have lines: clocks change between them, and days begin. */
function timesOfFacts(db: WritableDatabase, idSite: number): UnixTime[] {
  const hours = db.rows<[number]>(sql`SELECT DISTINCT hour FROM log_request WHERE idsite = ${idSite}`);
  return hours.flatMap(([hour]) => [0, 0.25, 0.5, 0.75].map((part) => (hour + part) * SECONDS_PER_HOUR));
}

function siteZone(db: WritableDatabase, idSite: number): TimeZone {
  return openTimeZone(db.value<string>(sql`SELECT timezone FROM site WHERE idsite = ${idSite}`) ?? 'UTC');
}
