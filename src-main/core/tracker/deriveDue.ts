import { raiseGeneration, daysWithData } from '../archive/generations';
import type { WritableDatabase } from '../db/Database';
import { installDimensions } from '../db/installDimensions';
import { sql } from '../db/sql';
import type { WritingEngine } from '../Engine';
import { Deriver } from './Deriver';

/** Makes a site's days due, or all sites': something that visits depend on has changed (goals, time zone, recognition). */
export function makeDue(db: WritableDatabase, idSite?: number): void {
  const sites =
    idSite === undefined ? db.rows<[number]>(sql`SELECT idsite FROM site`).map(([id]) => id) : [idSite];
  for (const id of sites) raiseGeneration(db, id, daysWithData(db, id));
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
