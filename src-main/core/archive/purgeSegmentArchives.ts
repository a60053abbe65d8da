import type { WritableDatabase } from '../db/Database';
import { sql } from '../db/sql';
import { allTables, removeArchive } from './ArchiveTables';
import { doneName } from './ArchiveWriter';
import { forgetCoverage } from './coverage';

/** Removes all archives of a segment. Call it in a transaction. */
export function purgeSegmentArchives(db: WritableDatabase, segmentHash: string): void {
  forgetCoverage(db, { segmentHash });
  const done = doneName({ segmentHash, plugin: '' });
  for (const tables of allTables(db)) {
    const ids = db.rows<[number]>(sql`
      SELECT idarchive
      FROM ${sql.identifier(tables.numeric)}
      WHERE generation IS NOT NULL AND (name = ${done} OR substr(name, 1, ${done.length + 1}) = ${`${done}.`})
    `);
    for (const [id] of ids) removeArchive(db, tables, id);
  }
}
