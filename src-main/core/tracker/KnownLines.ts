import { SECONDS_PER_HOUR, type Seconds, type UnixTime } from '@shared/units';
import { sql } from '../db/sql';
import type { WritableDatabase } from '../db/Database';
import type { ParsedBatch } from '../import/ParsedBatch';
import { FactChunk } from './factChunk';
import { HourOfLines } from './HourOfLines';
import { readDateShifts, type DateShifts } from './readDateShifts';
import { readStoredLines, type LineSet } from './LineSet';

/** Fingerprints held at once, over all hours: about 60 MB. */
const MAX_FINGERPRINTS = 2_000_000;

/** A file whose lines are about to be told apart. */
export interface FileOfLines {
  idFile: number;
  /** The server that it comes from; lines are compared within one source. */
  source: string;
  /** All its lines are new, and they make no other file's lines known. */
  allowDuplicates?: boolean;
  /** It was read before: lines that it has stored are its own. */
  isReadAgain?: boolean;
}

/** Lines of one file and hour, as stored. */
type StoredChunk = [columns: Uint8Array, lines: number, idFile: number];

/** Rows of a batch that belong to one site and hour. */
export interface HourRows {
  idSite: number;
  hour: number;
  rows: readonly number[];
}

/** What is known of some rows. */
export interface JudgedRows {
  /** To be stored. */
  fresh: readonly number[];
  /** Stored already, when the same file was read before. */
  own: readonly number[];
  /** How many are stored already, by the file that brought them. */
  duplicatesOf: ReadonlyMap<number, number>;
}

/**
 * Tells known lines from new ones while one file is read. A line counts as often as it stands in the fullest single file
 * of its source: the n-th sight of a line is new only when fewer than n are stored.
 *
 * Of a file that is read again, what it has stored is left aside, and the rest is compared with what other files have
 * stored: the line then counts as often as before, or as often as it stands in this file.
 *
 * Only hours that other files have brought are looked up; an hour never seen costs nothing.
 */
export class KnownLines {
  private readonly hours = new Map<number, HourOfLines | null>();
  private readonly ownLines: LineSet | null;
  private fingerprints = 0;
  private readonly shifts: DateShifts;

  constructor(
    private readonly db: WritableDatabase,
    private readonly file: FileOfLines,
  ) {
    this.shifts = readDateShifts(db, file.idFile);
    this.ownLines = file.isReadAgain === true ? readStoredLines(db, file.idFile) : null;
  }

  judge(batch: ParsedBatch, { idSite, hour, rows }: HourRows): JudgedRows {
    const own = this.ownLines ? rows.filter((row) => this.ownLines!.has(batch.line[row]!)) : [];
    const others = own.length > 0 ? rows.filter((row) => !this.ownLines!.has(batch.line[row]!)) : rows;
    const known = this.hourOf(idSite, hour);
    if (!known) return { fresh: others, own, duplicatesOf: new Map() };
    const { idFile } = this.file;
    const halves = new Uint32Array(batch.fingerprint.buffer, batch.fingerprint.byteOffset, batch.rows * 2);
    const duplicatesOf = new Map<number, number>();
    const fresh: number[] = [];
    for (const row of others) {
      const owner = known.see(halves[row * 2]!, halves[row * 2 + 1]!, idFile);
      if (owner === 0) fresh.push(row);
      else duplicatesOf.set(owner, (duplicatesOf.get(owner) ?? 0) + 1);
    }
    return { fresh, own, duplicatesOf };
  }

  /** The stored lines of a site's hour; null when no other file brought any, so that all lines of this file are new. */
  private hourOf(idSite: number, hour: number): HourOfLines | null {
    if (this.file.allowDuplicates === true) return null;
    const key = idSite * 2 ** 24 + hour;
    const known = this.hours.get(key);
    if (known !== undefined) return known;
    const lines = this.readHour(idSite, hour);
    this.hours.set(key, lines);
    this.fingerprints += lines?.size ?? 0;
    this.forgetOldest(key);
    return lines;
  }

  private readHour(idSite: number, hour: number): HourOfLines | null {
    const { idFile } = this.file;
    const { own, all } = this.shifts;
    const chunks = all.flatMap((shift) => this.readChunks(idSite, hour * SECONDS_PER_HOUR - own + shift, shift));
    const others = chunks.filter(([, , owner]) => owner !== idFile);
    if (others.length === 0) return null;
    const result = new HourOfLines(chunks.reduce((sum, [, lines]) => sum + lines, 0));
    for (const [columns, lines, owner] of this.ownLines ? others : chunks) {
      const chunk = new FactChunk(columns, lines);
      const low = chunk.column('fingerprintLow');
      const high = chunk.column('fingerprintHigh');
      for (let row = 0; row < lines; row += 1) {
        if (owner === idFile) result.addOwn(low[row]!, high[row]!, owner);
        else result.addStored(low[row]!, high[row]!, owner);
      }
    }
    return result;
  }

  /** The chunks of imports with --add-to-date `shift` that lines of the hour from `start` on may stand in. */
  private readChunks(idSite: number, start: UnixTime, shift: Seconds): StoredChunk[] {
    const first = Math.floor(start / SECONDS_PER_HOUR);
    const last = Math.floor((start + SECONDS_PER_HOUR - 1) / SECONDS_PER_HOUR);
    return this.db.rows<StoredChunk>(sql`
      SELECT r.columns, r.lines, r.idfile
      FROM log_request r
      JOIN import_file f ON f.idfile = r.idfile
      LEFT JOIN import i ON i.idimport = f.idimport
      WHERE r.idsite = ${idSite} AND r.hour BETWEEN ${first} AND ${last}
        AND f.source = ${this.file.source} AND f.allow_duplicates = 0
        AND coalesce(i.options ->> 'addToDate', 0) = ${shift}
      ORDER BY r.idchunk
    `);
  }

  /** Logs run forward in time: the hour first met longest ago is the least likely to come back. */
  private forgetOldest(current: number): void {
    for (const [key, lines] of this.hours) {
      if (this.fingerprints <= MAX_FINGERPRINTS) return;
      if (key === current || lines === null) continue;
      this.fingerprints -= lines.size;
      this.hours.delete(key);
    }
  }
}
