import type { ErrorValue } from '@shared/errors';
import { newImportCounters, type ImportCounters } from '@shared/ipc/importCounters';
import type { ImportState } from '@shared/ipc/ledger';
import type { UnixTime } from '@shared/units';
import type { WritableDatabase } from '../../db/Database';
import { sql } from '../../db/sql';
import type { ImportOptions } from '../ImportOptions';
import type { FileIdentity } from './fileIdentity';
import { NewFileRecord, type FileRecord } from './FileRecord';

/** A file as it is met: one of its own, or one of an archive. */
export interface FileMet {
  /** As it is shown; of one within an archive `logs.zip › access.log`. */
  path: string;
  /** What `path` has behind that of the file on disk. */
  entry: string;
  /** '' when none was found. */
  format: string;
  bytes: number;
  identity: FileIdentity;
}

/** What an import writes down about itself while it runs. */
export interface ImportRecord {
  readonly idImport: number;
  readonly total: ImportCounters;
  openFile(file: FileMet): FileRecord;
  /** A file that could not even be begun. */
  addUnreadFile(file: FileMet, error: ErrorValue): void;
  /** Call in the transaction that stored what the counters count. */
  save(idSites: readonly number[]): void;
  finish(state: ImportState): void;
}

/** The record of an import that has just begun. Kept in step with the facts, batch by batch. */
export class NewImportRecord implements ImportRecord {
  readonly idImport: number;
  readonly total: ImportCounters = newImportCounters();

  constructor(
    private readonly db: WritableDatabase,
    private readonly options: ImportOptions,
    private readonly now: () => UnixTime,
  ) {
    endInterrupted(db);
    this.idImport = db.run(sql`
      INSERT INTO import (ts_started, state, options, counters)
      VALUES (${now()}, 'running', ${JSON.stringify(options)}, ${JSON.stringify(this.total)})
    `).lastInsertRowid;
  }

  openFile(file: FileMet): FileRecord {
    const { source, allowDuplicates } = this.options;
    const idFile = this.addFile(file, null);
    return new NewFileRecord(this.db, { idFile, source, allowDuplicates });
  }

  /** A file that could not even be begun. */
  addUnreadFile(file: FileMet, error: ErrorValue): void {
    this.addFile(file, error);
  }

  save(idSites: readonly number[]): void {
    this.db.run(sql`
      UPDATE import
      SET counters = ${JSON.stringify(this.total)}, sites = ${JSON.stringify(idSites)}
      WHERE idimport = ${this.idImport}
    `);
  }

  finish(state: ImportState): void {
    this.db.run(sql`
      UPDATE import
      SET state = ${state}, ts_finished = ${this.now()}, counters = ${JSON.stringify(this.total)}
      WHERE idimport = ${this.idImport}
    `);
  }

  private addFile({ path, entry, format, bytes, identity }: FileMet, error: ErrorValue | null): number {
    const { source, allowDuplicates } = this.options;
    return this.db.run(sql`
      INSERT INTO import_file (
        idimport, path, entry, format, source, bytes, counters, allow_duplicates, location, size, modified, ends, error
      )
      VALUES (
        ${this.idImport}, ${path}, ${entry}, ${format}, ${source}, ${bytes}, ${JSON.stringify(newImportCounters())},
        ${allowDuplicates ? 1 : 0}, ${identity.location}, ${identity.size}, ${identity.modified}, ${identity.ends},
        ${error && JSON.stringify(error)}
      )
    `).lastInsertRowid;
  }
}

/** Imports that say they run while nobody but the caller, who holds the writer's lock, can: their process has ended. */
export function endInterrupted(db: WritableDatabase): void {
  db.run(sql`UPDATE import SET state = 'interrupted' WHERE state = 'running'`);
}

/** Adds counters to others. */
export function addCounters(target: ImportCounters, source: ImportCounters): void {
  for (const name of Object.keys(target) as (keyof ImportCounters)[]) target[name] += source[name];
}
