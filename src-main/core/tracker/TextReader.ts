import type BetterSqlite3 from 'better-sqlite3';
import type { ReadableDatabase } from '../db/Database';

/** Some megabytes: what a day's visits are made of. */
const MAX_KEPT = 20_000;

/** Texts of log_text by id. Recent ones are in memory; whoever asks remembers what it made of a text. */
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
    this.remember(id, text);
    return text;
  }

  /** Takes note of a text that is known anyway. */
  remember(id: number, text: string): void {
    if (this.kept.size >= MAX_KEPT) this.kept.clear();
    this.kept.set(id, text);
  }
}
