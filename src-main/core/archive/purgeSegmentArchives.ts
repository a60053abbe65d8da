import type { WritableDatabase } from '../db/Database';
import { sql } from '../db/sql';
import { doneName } from './ArchiveWriter';
import { forgetCoverage } from './coverage';

/** Removes all archives of a segment. Call it in a transaction. */
export function purgeSegmentArchives(db: WritableDatabase, segmentHash: string): void {
  forgetCoverage(db, { segmentHash });
  const done = doneName({ segmentHash, plugin: '' });
  const tables = db.rows<[string]>(sql`
    SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 16) = 'archive_numeric_'
  `);
  for (const [numeric] of tables) {
    const ids = db.rows<[number]>(sql`
      SELECT idarchive
      FROM ${sql.identifier(numeric)}
      WHERE generation IS NOT NULL AND (name = ${done} OR substr(name, 1, ${done.length + 1}) = ${`${done}.`})
    `);
    for (const [id] of ids) {
      for (const table of [numeric, numeric.replace('numeric', 'blob')]) {
        db.run(sql`DELETE FROM ${sql.identifier(table)} WHERE idarchive = ${id}`);
      }
    }
  }
}
