import { statSync } from 'node:fs';
import type { WritableDatabase } from '../db/Database';
import { sql } from '../db/sql';
import { openLocator, type Locator } from '../import/classify/locate';
import { toLocationText } from '../import/classify/locationText';
import { isMasked } from '../import/maskIp';
import { readSetting } from '../settings/Settings';

/** A row of the table `setting`: the file that the stored addresses were looked up in last. */
const MARK = 'internal.geoDatabase';

/**
 * Looks all stored addresses up again when the database of places has changed. Addresses that were masked when they were
 * imported say less than they did then, and keep their place.
 *
 * Throws: AppError geo.unreadable.
 */
export function relocate(db: WritableDatabase): void {
  const path = readSetting(db, 'geo.database');
  const mark = markOf(path);
  // of a file that is gone, what was read in it stays
  if (mark === null || mark === (db.value<string>(sql`SELECT value FROM setting WHERE key = ${MARK}`) ?? '')) return;
  const locator = openLocator(path || undefined);
  try {
    db.transaction(() => {
      lookUpAgain(db, locator);
      db.run(sql`INSERT OR REPLACE INTO setting (key, value) VALUES (${MARK}, ${mark})`);
    });
  } finally {
    locator.close();
  }
}

function lookUpAgain(db: WritableDatabase, locator: Locator): void {
  const places = new Map<string, string>();
  for (const [id, ip, before] of db.rows<[number, string, string]>(
    sql`SELECT idclient, ip, location FROM log_client`,
  )) {
    if (isMasked(ip)) continue;
    const place = places.get(ip) ?? toLocationText(locator.locate(ip));
    places.set(ip, place);
    if (place !== before) db.run(sql`UPDATE log_client SET location = ${place} WHERE idclient = ${id}`);
  }
}

/** A file of the same name may be a newer one; null for one that is gone. */
function markOf(path: string): string | null {
  if (path === '') return '';
  const file = statSync(path, { throwIfNoEntry: false });
  return file ? `${path} ${file.size} ${Math.floor(file.mtimeMs)}` : null;
}
