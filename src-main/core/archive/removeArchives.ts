import { periodIds, toDateText, type Period } from '@shared/period/Period';
import type { ReadableDatabase, WritableDatabase } from '../db/Database';
import { sql } from '../db/sql';
import { allTables, removeArchive } from './ArchiveTables';
import { forgetCoverage } from './coverage';

/** A row of the table `setting`: how often archives were removed that were right. */
const REMOVALS = 'internal.archiveRemovals';

/** Which archives of a site are to be made again. */
interface Removal {
  idSite: number;
  /** '' = without a segment; null = of all segments. */
  segmentHash: string | null;
  periods: readonly Period[];
  /** The periods within, too. */
  cascadeDown: boolean;
}

/** Removes the archives of periods and of what holds them: longer periods and ranges. Returns how many. */
export function removeArchives(db: WritableDatabase, { idSite, segmentHash, periods, cascadeDown }: Removal): number {
  return db.transaction(() => {
    let removed = 0;
    for (const tables of allTables(db)) {
      for (const { type, first, last } of periods) {
        const leastType = cascadeDown ? periodIds.day : periodIds[type];
        const rows = db.rows<[number, string]>(sql`
          SELECT idarchive, name
          FROM ${sql.identifier(tables.numeric)}
          WHERE generation IS NOT NULL AND idsite = ${idSite} AND period >= ${leastType}
            AND date1 <= ${toDateText(last)} AND date2 >= ${toDateText(first)}
        `);
        const found = rows.filter(([, name]) => segmentHash === null || toSegmentHash(name) === segmentHash);
        for (const [id] of found) removeArchive(db, tables, id);
        removed += found.length;
      }
    }
    forgetCoverage(db, { idSite });
    db.run(sql`INSERT OR REPLACE INTO setting (key, value) VALUES (${REMOVALS}, ${String(readRemovals(db) + 1)})`);
    return removed;
  });
}

/** Changes whenever archives were removed that were right: copies in memory must not answer for them. */
export function readRemovals(db: ReadableDatabase): number {
  return Number(db.value<string>(sql`SELECT value FROM setting WHERE key = ${REMOVALS}`) ?? 0);
}

/** Of the name of a done flag: `done`, the segment's hash and perhaps `.Plugin`. */
export function toSegmentHash(doneName: string): string {
  return doneName.slice('done'.length).split('.')[0] ?? '';
}
