import { sql } from '../db/sql';
import type { WritableDatabase } from '../db/Database';
import { FactChunk } from './factChunk';

/** Fingerprints held at once, over all hours: about 50 MB. */
const MAX_FINGERPRINTS = 2_000_000;

/**
 * How often each line of one site and hour is stored, and how often the file being read has shown it.
 *
 * Shape: an open-addressing table keyed by the fingerprint's two halves.
 */
class HourOfLines {
  private low = new Uint32Array(64);
  private high = new Uint32Array(64);
  private used = new Uint8Array(64);
  private stored = new Uint32Array(64);
  private seen = new Uint32Array(64);
  size = 0;

  addStored(low: number, high: number): void {
    const at = this.place(low, high);
    this.stored[at]! += 1;
  }

  /** Counts one more sight of the line in this file; true when it goes beyond what is stored, and then it counts as stored. */
  isNew(low: number, high: number): boolean {
    const at = this.place(low, high);
    this.seen[at]! += 1;
    if (this.seen[at]! <= this.stored[at]!) return false;
    this.stored[at] = this.seen[at]!;
    return true;
  }

  private place(low: number, high: number): number {
    if (this.size * 3 > this.low.length * 2) this.grow();
    const mask = this.low.length - 1;
    let at = low & mask;
    while (this.used[at] === 1 && (this.low[at] !== low || this.high[at] !== high)) at = (at + 1) & mask;
    if (this.used[at] === 0) {
      this.used[at] = 1;
      this.low[at] = low;
      this.high[at] = high;
      this.size += 1;
    }
    return at;
  }

  private grow(): void {
    const { low, high, used, stored, seen } = this;
    const length = low.length * 2;
    this.low = new Uint32Array(length);
    this.high = new Uint32Array(length);
    this.used = new Uint8Array(length);
    this.stored = new Uint32Array(length);
    this.seen = new Uint32Array(length);
    this.size = 0;
    for (let i = 0; i < low.length; i += 1) {
      if (used[i] === 0) continue;
      const at = this.place(low[i]!, high[i]!);
      this.stored[at] = stored[i]!;
      this.seen[at] = seen[i]!;
    }
  }
}

/**
 * Tells known lines from new ones while one file is read. A line counts as often as it stands in the fullest single file
 * of its source: the n-th sight of a line is new only when fewer than n are stored.
 *
 * Only hours that other files have brought are looked up; an hour never seen costs nothing.
 */
export class KnownLines {
  private readonly hours = new Map<number, HourOfLines | null>();
  private fingerprints = 0;

  constructor(
    private readonly db: WritableDatabase,
    private readonly idFile: number,
    private readonly source: string,
  ) {}

  /** The stored lines of a site's hour; null when no other file brought any, so that all lines of this file are new. */
  hour(idSite: number, hour: number): HourOfLines | null {
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
    const chunks = this.db.rows<[columns: Uint8Array, lines: number, idFile: number]>(sql`
      SELECT r.columns, r.lines, r.idfile
      FROM log_request r JOIN import_file f ON f.idfile = r.idfile
      WHERE r.idsite = ${idSite} AND r.hour = ${hour} AND f.source = ${this.source}
    `);
    if (chunks.every(([, , idFile]) => idFile === this.idFile)) return null;
    const result = new HourOfLines();
    for (const [columns, lines] of chunks) {
      const chunk = new FactChunk(columns, lines);
      const low = chunk.column('fingerprintLow');
      const high = chunk.column('fingerprintHigh');
      for (let row = 0; row < lines; row += 1) result.addStored(low[row]!, high[row]!);
    }
    return result;
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

export type { HourOfLines };
