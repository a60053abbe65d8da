import type BetterSqlite3 from 'better-sqlite3';
import type { ReadableDatabase } from '../db/Database';

/** Hosts and the usual referrers are asked for again and again; else callers remember what they made of a text. */
const MAX_KEPT = 2_000;

/** Texts of log_text by id. */
export class TextReader {
  private readonly select: BetterSqlite3.Statement;
  private readonly kept = new Map<number, string>();

  constructor(db: ReadableDatabase) {
    this.select = db.prepare('SELECT text FROM log_text WHERE idtext = ?').pluck();
  }

  text(id: number): string {
    if (id === 0) return '';
    const known = this.kept.get(id);
    if (known !== undefined) return known;
    const text = (this.select.get(id) as string | undefined) ?? '';
    if (this.kept.size >= MAX_KEPT) this.kept.clear();
    this.kept.set(id, text);
    return text;
  }
}
