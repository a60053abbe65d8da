import { newImportCounters, type ImportCounters } from '@shared/ipc/importCounters';
import type { UnixTime } from '@shared/units';
import type { WritableDatabase } from '../db/Database';
import { sql } from '../db/sql';
import type { FileQuality } from '../quality/FileQuality';
import type { ImportOptions } from './ImportOptions';

export type ImportState = 'running' | 'done' | 'cancelled' | 'failed';

/** The record of one import: what was read, and what became of each line. Kept in step with the facts, batch by batch. */
export class ImportLedger {
  readonly idImport: number;
  readonly total: ImportCounters = newImportCounters();

  constructor(
    private readonly db: WritableDatabase,
    options: ImportOptions,
    private readonly now: () => UnixTime,
  ) {
    this.idImport = db.run(sql`
      INSERT INTO import (ts_started, state, options, counters)
      VALUES (${now()}, 'running', ${JSON.stringify(options)}, ${JSON.stringify(this.total)})
    `).lastInsertRowid;
  }

  /** Returns the file's id. */
  openFile(file: { path: string; format: string; source: string; bytes: number }): number {
    return this.db.run(sql`
      INSERT INTO import_file (idimport, path, format, source, bytes, counters)
      VALUES (${this.idImport}, ${file.path}, ${file.format}, ${file.source}, ${file.bytes}, '{}')
    `).lastInsertRowid;
  }

  /** Call in the transaction that stored what the counters count. */
  save(idFile: number, fileCounters: ImportCounters, quality: FileQuality): void {
    this.db.run(sql`
      UPDATE import_file
      SET counters = ${JSON.stringify(fileCounters)}, quality = ${JSON.stringify(quality)}
      WHERE idfile = ${idFile}
    `);
    this.db.run(sql`UPDATE import SET counters = ${JSON.stringify(this.total)} WHERE idimport = ${this.idImport}`);
  }

  finish(state: ImportState): void {
    this.db.run(sql`
      UPDATE import
      SET state = ${state}, ts_finished = ${this.now()}, counters = ${JSON.stringify(this.total)}
      WHERE idimport = ${this.idImport}
    `);
  }
}

/** Adds counters to others. */
export function addCounters(target: ImportCounters, source: ImportCounters): void {
  for (const name of Object.keys(target) as (keyof ImportCounters)[]) target[name] += source[name];
}
