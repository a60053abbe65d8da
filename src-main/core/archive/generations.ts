import type { Period } from '@shared/period/Period';
import type { SiteDay } from '@shared/units';
import type { ReadableDatabase, WritableDatabase } from '../db/Database';
import { sql } from '../db/sql';

/** A row of the table `setting`: the highest generation ever given. */
const COUNTER = 'internal.generation';

/**
 * Makes all archives that hold these days due: gives the days a generation never used before. Call it in the
 * transaction that changes what is counted in them.
 */
export function raiseGeneration(db: WritableDatabase, idSite: number, days: Iterable<SiteDay>): number {
  return db.transaction(() => {
    const generation = nextGeneration(db);
    for (const day of days) {
      db.run(sql`
        INSERT INTO site_day (idsite, day, generation)
        VALUES (${idSite}, ${day}, ${generation})
        ON CONFLICT (idsite, day) DO UPDATE SET generation = excluded.generation
      `);
    }
    return generation;
  });
}

/**
 * Makes the visits of these days due to be made anew of the same facts. Their archives stay right until the visits turn
 * out to be others: a day that had none yet gets its generation, another keeps its own, noted as negative in `derived`.
 */
export function makeVisitsDue(db: WritableDatabase, idSite: number, days: Iterable<SiteDay>): void {
  db.transaction(() => {
    const generation = nextGeneration(db);
    for (const day of days) {
      db.run(sql`
        INSERT INTO site_day (idsite, day, generation)
        VALUES (${idSite}, ${day}, ${generation})
        ON CONFLICT (idsite, day) DO UPDATE SET derived = -generation WHERE derived = generation
      `);
    }
  });
}

/** Makes the archives of these days due, but not their visits: those were made of the same facts. */
export function makeArchivesDue(db: WritableDatabase, idSite: number, days: readonly SiteDay[]): void {
  const derived = days.filter((day) => isDerived(db, idSite, day));
  raiseGeneration(db, idSite, days);
  for (const day of derived) {
    db.run(sql`
      UPDATE site_day
      SET derived = generation
      WHERE idsite = ${idSite} AND day = ${day}
    `);
  }
}

/** Makes all archives of all sites due. */
export function makeAllArchivesDue(db: WritableDatabase): void {
  const sites = db.rows<[number]>(sql`SELECT DISTINCT idsite FROM site_day`);
  for (const [idSite] of sites) makeArchivesDue(db, idSite, daysWithData(db, idSite));
}

function isDerived(db: WritableDatabase, idSite: number, day: SiteDay): boolean {
  return (
    db.value<number>(sql`
      SELECT derived = generation
      FROM site_day
      WHERE idsite = ${idSite} AND day = ${day}
    `) === 1
  );
}

/** Takes the next number of the counter. A number once given never comes back, whatever is deleted. */
function nextGeneration(db: WritableDatabase): number {
  const last = db.value<string>(sql`SELECT value FROM setting WHERE key = ${COUNTER}`);
  const highest = db.value<number>(sql`SELECT max(generation) FROM site_day`) ?? 0;
  const generation = Math.max(Number(last ?? 0), highest) + 1;
  db.run(sql`INSERT OR REPLACE INTO setting (key, value) VALUES (${COUNTER}, ${String(generation)})`);
  return generation;
}

/** What the period's numbers are made from now: the highest generation of its days; 0 when nothing was ever counted. */
export function generationOf(db: ReadableDatabase, idSite: number, period: Pick<Period, 'first' | 'last'>): number {
  return (
    db.value<number>(sql`
      SELECT max(generation)
      FROM site_day
      WHERE idsite = ${idSite} AND day BETWEEN ${period.first} AND ${period.last}
    `) ?? 0
  );
}

/** The days of a site, or of a period of it, on which something was ever counted, in order. */
export function daysWithData(db: ReadableDatabase, idSite: number, period?: Pick<Period, 'first' | 'last'>): SiteDay[] {
  const rows = db.rows<[number]>(sql`
    SELECT day
    FROM site_day
    WHERE idsite = ${idSite} AND day BETWEEN ${period?.first ?? 0} AND ${period?.last ?? Number.MAX_SAFE_INTEGER}
    ORDER BY day
  `);
  return rows.map(([day]) => day);
}
