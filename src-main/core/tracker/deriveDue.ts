import type { WritableDatabase } from '../db/Database';
import { installDimensions } from '../db/installDimensions';
import { sql } from '../db/sql';
import type { WritingEngine } from '../Engine';
import { Deriver } from './Deriver';
import { isReclassifyingDue, reclassify } from './reclassify';
import { relocate } from './relocate';

/** Are there visits that do not show their facts, the lists of bots or the settings? */
export function isDerivingDue(db: WritableDatabase): boolean {
  if (isReclassifyingDue(db)) return true;
  return db.value<number>(sql`SELECT 1 FROM site_day WHERE derived <> generation LIMIT 1`) === 1;
}

/**
 * Makes the visits of every day that is due: what a crash left over, or what makeDue asked for. `pause` lets others work
 * between days. Returns the sites that changed.
 */
export async function deriveDue(engine: WritingEngine, pause: () => Promise<void>): Promise<number[]> {
  const { db, plugins } = engine;
  if (!isDerivingDue(db)) return [];
  reclassify(db);
  relocate(db);
  installDimensions(db, plugins);
  const deriver = new Deriver(db, plugins);
  const sites = new Set<number>();
  // a day may make a later one due
  for (let days = deriver.dueDays(); days.length > 0; days = deriver.dueDays()) {
    for (const { idSite, day } of days) {
      deriver.deriveDay(idSite, day);
      sites.add(idSite);
      await pause();
    }
  }
  return [...sites];
}
