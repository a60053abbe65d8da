import type { ReadableDatabase } from '../../db/Database';
import { sql } from '../../db/sql';

/**
 * Whether no import has been completed yet and no site is older than the first of them: a log's hosts make the sites, also
 * when what made some of them was cut short.
 */
export function isFirstImport(db: ReadableDatabase): boolean {
  const olderSite = db.value<number>(sql`
    SELECT 1 FROM site
    WHERE ts_created < (SELECT min(ts_started) FROM import) OR NOT EXISTS (SELECT 1 FROM import)
    LIMIT 1
  `);
  const completed = db.value<number>(sql`SELECT 1 FROM import WHERE state = 'done' LIMIT 1`);
  return olderSite === undefined && completed === undefined;
}
