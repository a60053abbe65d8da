import { parseDay } from '@shared/period/Period';
import { SECONDS_PER_DAY } from '@shared/units';
import { sql } from '../db/sql';
import type { WritingEngine } from '../Engine';
import { allTables, removeArchive, type MonthTables } from './ArchiveTables';
import { holds } from './findArchives';
import { generationOf } from './generations';
import { toSegmentHash } from './removeArchives';

/** Matomo's purge_date_range_archives_after_X_days: a range is asked for now, hardly ever again. */
const DAYS_OF_RANGES = 1;
const RANGE = 5;
/** Of one transaction, so that others get their turn. */
const ARCHIVES_AT_ONCE = 20;

interface DoneRow {
  idarchive: number;
  name: string;
  idsite: number;
  date1: string;
  date2: string;
  period: number;
  ts_archived: number;
  generation: number;
  record_versions: string;
}

/**
 * Removes archives that nobody will read again: made of facts that have moved, of sites and stored segments that are gone,
 * by plugins that are off or another version; ranges after a day. Small transactions: cut short, it goes on when called
 * again. `pause` lets others work, and may throw to stop. Returns how many archives it removed.
 */
export async function purgeArchives(engine: WritingEngine, pause: () => Promise<void>): Promise<number> {
  const { db } = engine;
  const isOld = oldArchives(engine);
  let removed = 0;
  for (const tables of allTables(db)) {
    const old = readArchives(engine, tables).filter(isOld);
    for (let at = 0; at < old.length; at += ARCHIVES_AT_ONCE) {
      const some = old.slice(at, at + ARCHIVES_AT_ONCE);
      db.transaction(() => some.forEach(({ idarchive }) => removeArchive(db, tables, idarchive)));
      removed += some.length;
      await pause();
    }
    if (old.length > 0) dropEmpty(engine, tables);
  }
  return removed;
}

function readArchives({ db }: WritingEngine, { numeric }: MonthTables): DoneRow[] {
  return db.all<DoneRow>(sql`
    SELECT idarchive, name, idsite, date1, date2, period, ts_archived, generation, record_versions
    FROM ${sql.identifier(numeric)}
    WHERE generation IS NOT NULL
  `);
}

function oldArchives({ db, plugins, now }: WritingEngine): (row: DoneRow) => boolean {
  const sites = new Set(db.rows<[number]>(sql`SELECT idsite FROM site`).map(([idSite]) => idSite));
  const gone = db.rows<[string]>(sql`SELECT hash FROM segment GROUP BY hash HAVING min(deleted) = 1`);
  const goneSegments = new Set(gone.map(([hash]) => hash));
  const versions = plugins.archivingPlugins.map((plugin) => plugins.recordVersions(plugin));
  const oldestRange = now() - DAYS_OF_RANGES * SECONDS_PER_DAY;
  return (row) => {
    const [first, last] = [parseDay(row.date1) ?? 0, parseDay(row.date2) ?? 0];
    return (
      !sites.has(row.idsite) ||
      goneSegments.has(toSegmentHash(row.name)) ||
      (row.period === RANGE && row.ts_archived < oldestRange) ||
      !versions.some((version) => holds(row.record_versions, version)) ||
      generationOf(db, row.idsite, { first, last }) !== row.generation
    );
  };
}

function dropEmpty({ db }: WritingEngine, { numeric, blob }: MonthTables): void {
  db.transaction(() => {
    if (db.value(sql`SELECT 1 FROM ${sql.identifier(numeric)} LIMIT 1`) === 1) return;
    for (const table of [numeric, blob]) db.run(sql`DROP TABLE ${sql.identifier(table)}`);
  });
}
