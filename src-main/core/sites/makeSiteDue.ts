import { daysWithData, raiseGeneration } from '../archive/generations';
import type { WritableDatabase } from '../db/Database';

/**
 * Makes the visits of all days of a site due to be derived anew. Another time zone moves lines over midnight: then the days
 * beside those with data are due, too.
 */
export function makeSiteDue(db: WritableDatabase, idSite: number, isMovedInTime = false): void {
  const days = daysWithData(db, idSite);
  const margin = isMovedInTime ? [-1, 0, 1] : [0];
  const due = new Set(days.flatMap((day) => margin.map((distance) => Math.max(0, day + distance))));
  if (due.size > 0) raiseGeneration(db, idSite, due);
}
