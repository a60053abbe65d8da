import type { ErrorValue } from '@shared/errors';
import type { ImportCounters } from '@shared/ipc/importCounters';
import type { WritableDatabase } from '../../db/Database';
import { sql } from '../../db/sql';
import type { FileQuality } from '../../quality/FileQuality';
import type { FileOfLines } from '../../tracker/KnownLines';
import type { Stored } from '../../tracker/RequestLog';
import type { ParsedBatch } from '../ParsedBatch';

/** Samples of failed lines kept of a file. */
const MAX_SAMPLES = 100;

/** What a batch adds to the record of its file. */
export interface BatchOutcome {
  batch: ParsedBatch;
  stored: Stored;
  /** All of the file so far. */
  counters: ImportCounters;
  quality: FileQuality;
  /** The site of all its lines; 0 where each names its own. */
  siteOfFile: number;
}

/** The record of one file of an import: what it held, and what became of each line. */
export interface FileRecord {
  readonly file: FileOfLines;
  /** The site that all its lines were given when it was read before; 0 unknown, or each names its own. */
  readonly siteOfFile: number;
  /** Call in the transaction that stored what the outcome counts. */
  save(outcome: BatchOutcome): void;
  /** Failed lines that came in no batch, and all of the file so far. */
  noteFailed(failures: ParsedBatch['failures'], counters: ImportCounters): void;
  /** It could not be read to its end. */
  fail(error: ErrorValue): void;
}

/** The record of a file that is read for the first time, kept in step with its lines, batch by batch. */
export class NewFileRecord implements FileRecord {
  readonly siteOfFile = 0;
  private firstTime = Infinity;
  private lastTime = -Infinity;
  private samples = 0;

  constructor(
    private readonly db: WritableDatabase,
    readonly file: FileOfLines,
  ) {}

  save({ batch, stored, counters, quality, siteOfFile }: BatchOutcome): void {
    for (let row = 0; row < batch.rows; row += 1) {
      const time = batch.time[row]!;
      if (time < this.firstTime) this.firstTime = time;
      if (time > this.lastTime) this.lastTime = time;
    }
    const isTimed = this.firstTime <= this.lastTime;
    this.db.run(sql`
      UPDATE import_file
      SET counters = ${JSON.stringify(counters)}, quality = ${JSON.stringify(quality)}, site_of_file = ${siteOfFile},
        first_time = ${isTimed ? this.firstTime : null}, last_time = ${isTimed ? this.lastTime : null}
      WHERE idfile = ${this.file.idFile}
    `);
    for (const [idKnown, lines] of stored.duplicatesOf) addDuplicates(this.db, this.file.idFile, { idKnown, lines });
    for (const [reason, lines] of batch.failedBy) this.addFailed(reason, lines);
    this.addSamples(batch.failures);
  }

  noteFailed(failures: ParsedBatch['failures'], counters: ImportCounters): void {
    this.db.run(sql`UPDATE import_file SET counters = ${JSON.stringify(counters)} WHERE idfile = ${this.file.idFile}`);
    for (const { reason } of failures) this.addFailed(reason, 1);
    this.addSamples(failures);
  }

  fail(error: ErrorValue): void {
    this.db.run(sql`UPDATE import_file SET error = ${JSON.stringify(error)} WHERE idfile = ${this.file.idFile}`);
  }

  private addFailed(reason: string, lines: number): void {
    this.db.run(sql`
      INSERT INTO import_failure (idfile, reason, lines)
      VALUES (${this.file.idFile}, ${reason}, ${lines})
      ON CONFLICT (idfile, reason) DO UPDATE SET lines = lines + excluded.lines
    `);
  }

  private addSamples(failures: ParsedBatch['failures']): void {
    for (const { line, reason, text } of failures.slice(0, MAX_SAMPLES - this.samples)) {
      this.samples += 1;
      this.db.run(sql`
        INSERT OR IGNORE INTO import_failure_sample (idfile, line, reason, text)
        VALUES (${this.file.idFile}, ${line}, ${reason}, ${text})
      `);
    }
  }
}

/**
 * The record of a file that is read again, for lines that an undone import had brought before it. Nothing of it changes
 * until the file was read as far as before: then its counters and its duplicates are counted anew.
 */
export class ReadAgainRecord implements FileRecord {
  private readonly duplicatesOf = new Map<number, number>();
  private counters: ImportCounters | null = null;
  /** Lines stored that had not been before. */
  added = 0;

  constructor(
    private readonly db: WritableDatabase,
    readonly file: FileOfLines,
    readonly siteOfFile: number,
  ) {}

  save({ stored, counters }: BatchOutcome): void {
    this.added += stored.added;
    this.counters = { ...counters };
    for (const [idKnown, lines] of stored.duplicatesOf) {
      this.duplicatesOf.set(idKnown, (this.duplicatesOf.get(idKnown) ?? 0) + lines);
    }
  }

  noteFailed(): void {
    // they are in the record since the file was first read
  }

  fail(): void {
    // that it can't be read any more says nothing about how it was first read
  }

  /** Makes the record say what is true now. Call in the transaction in which the last lines are stored. */
  complete(): void {
    const { idFile } = this.file;
    if (this.counters === null) return;
    this.db.run(sql`UPDATE import_file SET counters = ${JSON.stringify(this.counters)} WHERE idfile = ${idFile}`);
    this.db.run(sql`DELETE FROM import_duplicate WHERE idfile = ${idFile}`);
    for (const [idKnown, lines] of this.duplicatesOf) addDuplicates(this.db, idFile, { idKnown, lines });
  }
}

function addDuplicates(db: WritableDatabase, idFile: number, of: { idKnown: number; lines: number }): void {
  db.run(sql`
    INSERT INTO import_duplicate (idfile, known_idfile, lines)
    VALUES (${idFile}, ${of.idKnown}, ${of.lines})
    ON CONFLICT (idfile, known_idfile) DO UPDATE SET lines = lines + excluded.lines
  `);
}
