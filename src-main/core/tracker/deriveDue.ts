import { openTimeZone } from '@shared/period/timeZone';
import { SECONDS_PER_HOUR, type SiteDay } from '@shared/units';
import { raiseGeneration, daysWithData } from '../archive/generations';
import type { WritableDatabase } from '../db/Database';
import { installDimensions } from '../db/installDimensions';
import { sql } from '../db/sql';
import type { WritingEngine } from '../Engine';
import { Deriver } from './Deriver';

/** Makes a site's days due, or all sites': something that visits depend on has changed (goals, time zone, recognition). */
export function makeDue(db: WritableDatabase, idSite?: number): void {
  const sites = idSite === undefined ? db.rows<[number]>(sql`SELECT idsite FROM site`).map(([id]) => id) : [idSite];
  for (const id of sites) raiseGeneration(db, id, new Set([...daysWithData(db, id), ...daysOfFacts(db, id)]));
}

/** The days that a site's facts fall on by its time zone of now. */
function daysOfFacts(db: WritableDatabase, idSite: number): SiteDay[] {
  const zone = openTimeZone(db.value<string>(sql`SELECT timezone FROM site WHERE idsite = ${idSite}`) ?? 'UTC');
  const hours = db.rows<[number]>(sql`SELECT DISTINCT hour FROM log_request WHERE idsite = ${idSite}`);
  return hours.flatMap(([hour]) => {
    const start = hour * SECONDS_PER_HOUR;
    return [zone.siteDay(start), zone.siteDay(start + SECONDS_PER_HOUR - 1)];
  });
}

/**
 * Makes the visits of every day that is due: what a crash left over, or what makeDue asked for. `pause` lets others work
 * between days. Returns the sites that changed.
 */
export async function deriveDue(engine: WritingEngine, pause: () => Promise<void>): Promise<number[]> {
  const { db, plugins } = engine;
  const isDue = db.value<number>(sql`SELECT 1 FROM site_day WHERE derived <> generation LIMIT 1`);
  if (isDue !== 1) return [];
  installDimensions(db, plugins);
  const deriver = new Deriver(db, plugins);
  const days = deriver.dueDays();
  for (const { idSite, day } of days) {
    deriver.deriveDay(idSite, day);
    await pause();
  }
  return [...new Set(days.map(({ idSite }) => idSite))];
}
