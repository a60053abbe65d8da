import { periodIds, toDateText } from '@shared/period/Period';
import { segmentHash } from '@shared/segment/segmentHash';
import type { ReadableDatabase } from '../db/Database';
import { sql } from '../db/sql';
import type { Engine } from '../Engine';
import type { ArchiveScope } from './ArchiveRequest';
import { hasTables, tablesOf } from './ArchiveTables';
import { doneName } from './ArchiveWriter';
import { generationOf } from './generations';
import { StoredArchive, type LoadedArchive } from './LoadedArchive';

interface DoneRow {
  idarchive: number;
  generation: number;
  record_versions: string;
  ts_archived: number;
}

/**
 * Stored archives that are still right, by the plugin whose records they hold: made from the facts as they are now, by the
 * archivers as they are now; or the latest, of whatever facts. Call it, and read from what it returns, within one snapshot.
 */
export function findArchives(
  { db, plugins: manager }: Engine,
  scope: ArchiveScope,
  plugins: readonly string[],
  isLatestEnough = false,
): Map<string, LoadedArchive> {
  const found = new Map<string, LoadedArchive>();
  const generation = isLatestEnough ? null : generationOf(db, scope.idSite, scope.period);
  for (const { versions, archive } of readArchives(db, scope, ['', ...plugins], generation)) {
    for (const plugin of plugins) {
      if (!found.has(plugin) && holds(versions, manager.recordVersions(plugin))) found.set(plugin, archive);
    }
  }
  return found;
}

/** The stored archive of this name (its flag's, after the dot) that is still right. As with findArchives: in one snapshot. */
export function findArchive(
  { db }: Engine,
  scope: ArchiveScope,
  wanted: { name: string; versions: string },
): LoadedArchive | undefined {
  const generation = generationOf(db, scope.idSite, scope.period);
  return readArchives(db, scope, [wanted.name], generation).find(({ versions }) => versions === wanted.versions)
    ?.archive;
}

/** Archives made from the facts of a generation, or of any; the newest first, with the versions of their records. */
function readArchives(
  db: ReadableDatabase,
  scope: ArchiveScope,
  plugins: readonly string[],
  generation: number | null,
): { versions: string; archive: LoadedArchive }[] {
  const { idSite, period } = scope;
  const date1 = toDateText(period.first);
  const tables = tablesOf(date1);
  if (!hasTables(db, tables)) return [];
  const hash = segmentHash(scope.segment?.text ?? '');
  const names = plugins.map((plugin) => doneName({ segmentHash: hash, plugin }));
  const rows = db.all<DoneRow>(sql`
    SELECT idarchive, generation, record_versions, ts_archived
    FROM ${sql.identifier(tables.numeric)}
    WHERE ${generation === null ? sql`generation IS NOT NULL` : sql`generation = ${generation}`}
      AND idsite = ${idSite} AND date1 = ${date1} AND period = ${periodIds[period.type]}
      AND date2 = ${toDateText(period.last)} AND name IN (${sql.list(names)})
    ORDER BY ts_archived DESC, idarchive DESC
  `);
  return rows.map((row) => ({ versions: row.record_versions, archive: new StoredArchive(db, tables, row) }));
}

/** Is this `Plugin=version` among `A=1;B=2;…`? */
export function holds(recordVersions: string, pluginVersion: string): boolean {
  return recordVersions.split(';').includes(pluginVersion);
}
