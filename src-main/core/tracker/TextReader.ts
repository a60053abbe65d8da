import type BetterSqlite3 from 'better-sqlite3';
import type { ReadableDatabase } from '../db/Database';
import { sql } from '../db/sql';

/** Some megabytes: what a day's lines are made of. */
const MAX_KEPT = 50_000;

/** Texts of log_text by id. Recent ones are in memory; whoever asks remembers what it made of a text. */
export class TextReader {
  private readonly select: BetterSqlite3.Statement;
  private readonly kept = new Map<number, string>();

  constructor(private readonly db: ReadableDatabase) {
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

  /** The texts of many ids, in their order: those not in memory are read at once. */
  textsOf(ids: readonly number[]): string[] {
    const known = ids.map((id) => (id === 0 ? '' : this.kept.get(id)));
    const missing = ids.filter((_, i) => known[i] === undefined);
    if (missing.length === 0) return known as string[];
    const rows = this.db.rows<[number, string]>(sql`
      SELECT idtext, text FROM log_text WHERE idtext IN (SELECT value FROM json_each(${JSON.stringify(missing)}))
    `);
    for (const [id, text] of rows) this.remember(id, text);
    const read = new Map(rows);
    return ids.map((id, i) => known[i] ?? read.get(id) ?? '');
  }

  /** Takes note of a text that is known anyway. */
  remember(id: number, text: string): void {
    if (this.kept.size >= MAX_KEPT) this.kept.clear();
    this.kept.set(id, text);
  }
}
