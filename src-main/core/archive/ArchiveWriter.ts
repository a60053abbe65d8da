import { parseDay, periodIds } from '@shared/period/Period';
import type { UnixTime } from '@shared/units';
import type { WritableDatabase } from '../db/Database';
import { sql } from '../db/sql';
import type { ArchiveStore, NewArchive } from './ArchiveStore';
import { makeTables, removeArchive, tablesOf, type MonthTables } from './ArchiveTables';
import { generationOf } from './generations';

/** Stores archives, on the writing thread. */
export class ArchiveWriter implements ArchiveStore {
  constructor(
    private readonly db: WritableDatabase,
    private readonly now: () => UnixTime = () => Math.floor(Date.now() / 1000),
  ) {}

  /** Stores those whose facts have not moved since; each replaces the older one of its site, period and segment. */
  store(archives: readonly NewArchive[]): void {
    this.db.transaction(() => {
      for (const archive of archives) if (this.isCurrent(archive)) this.write(archive);
    });
  }

  private isCurrent({ idSite, date1, date2, generation }: NewArchive): boolean {
    const [first, last] = [parseDay(date1), parseDay(date2)];
    return first !== null && last !== null && generationOf(this.db, idSite, { first, last }) === generation;
  }

  private write(archive: NewArchive): void {
    const tables = tablesOf(archive.date1);
    makeTables(this.db, tables);
    this.removeOlder(archive, tables);
    const newest = this.db.value<number>(sql`SELECT max(idarchive) FROM ${sql.identifier(tables.numeric)}`);
    const idArchive = (newest ?? 0) + 1;
    for (const [name, bytes] of Object.entries(archive.blobs))
      this.insert(tables.blob, idArchive, archive, [name, bytes]);
    for (const [name, value] of Object.entries(archive.numerics)) {
      if (value !== 0) this.insert(tables.numeric, idArchive, archive, [name, value]);
    }
    this.insert(tables.numeric, idArchive, archive, [doneName(archive), archive.isTemporary ? 3 : 1]);
    this.db.run(sql`
      UPDATE ${sql.identifier(tables.numeric)}
      SET generation = ${archive.generation}, record_versions = ${archive.recordVersions}
      WHERE idarchive = ${idArchive} AND name = ${doneName(archive)}
    `);
  }

  private insert(table: string, id: number, archive: NewArchive, [name, value]: [string, number | Uint8Array]): void {
    this.db.run(sql`
      INSERT INTO ${sql.identifier(table)} (idarchive, name, idsite, date1, date2, period, ts_archived, value)
      VALUES (
        ${id}, ${name}, ${archive.idSite}, ${archive.date1}, ${archive.date2},
        ${periodIds[archive.period]}, ${Math.floor(this.now())}, ${value}
      )
    `);
  }

  /** An archive of all plugins' records replaces those of single plugins, too. */
  private removeOlder(archive: NewArchive, tables: MonthTables): void {
    const name = doneName(archive);
    const older = this.db.rows<[number]>(sql`
      SELECT idarchive
      FROM ${sql.identifier(tables.numeric)}
      WHERE generation IS NOT NULL
        AND idsite = ${archive.idSite} AND date1 = ${archive.date1} AND period = ${periodIds[archive.period]}
        AND date2 = ${archive.date2} AND (name = ${name} OR substr(name, 1, ${name.length + 1}) = ${`${name}.`})
    `);
    for (const [id] of older) removeArchive(this.db, tables, id);
  }
}

/** The name of the flag that an archive is whole. */
export function doneName({ segmentHash, plugin }: Pick<NewArchive, 'segmentHash' | 'plugin'>): string {
  return `done${segmentHash}${plugin === '' ? '' : `.${plugin}`}`;
}
