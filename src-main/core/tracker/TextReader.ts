import type BetterSqlite3 from 'better-sqlite3';
import type { ReadableDatabase } from '../db/Database';

/** Texts of log_text by id. Nothing is kept: callers remember what they made of a text. */
export class TextReader {
  private readonly select: BetterSqlite3.Statement;

  constructor(db: ReadableDatabase) {
    this.select = db.prepare('SELECT text FROM log_text WHERE idtext = ?').pluck();
  }

  text(id: number): string {
    return id === 0 ? '' : ((this.select.get(id) as string | undefined) ?? '');
  }
}
