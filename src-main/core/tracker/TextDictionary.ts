import type BetterSqlite3 from 'better-sqlite3';
import { BulkInsert } from '../db/BulkInsert';
import type { WritableDatabase } from '../db/Database';
import { ensureIndex } from '../db/lookUpIndexes';
import { sql } from '../db/sql';
import { IdDictionary } from './IdDictionary';
import type { TextReader } from './TextReader';

/** About 24 MB. */
const MAX_ENTRIES = 1_000_000;

/** The ids of texts (log_text), given by hash and text; a new text is stored. Only for the writing thread. */
export class TextDictionary {
  private readonly ids: IdDictionary;
  private readonly insert: BulkInsert;
  private readonly select: BetterSqlite3.Statement;

  /** `recent` learns of every new text, so that whoever makes visits need not look it up. */
  constructor(
    db: WritableDatabase,
    private readonly recent: TextReader,
  ) {
    const highest = db.value<number | null>(sql`SELECT max(idtext) FROM log_text`) ?? 0;
    this.ids = new IdDictionary(highest, MAX_ENTRIES, () => {
      this.flush();
      ensureIndex(db, 'log_text_hash');
    });
    this.insert = new BulkInsert(db, 'log_text', ['idtext', 'hash', 'text']);
    this.select = db.prepare('SELECT idtext FROM log_text WHERE hash = ? AND text = ?').pluck();
  }

  /** 0 for the empty text. */
  idOf(hash: number, text: string): number {
    if (text === '') return 0;
    const key = hash || 1;
    return (
      this.ids.known(key) ||
      this.ids.resolve(key, {
        find: () => (this.select.get(key, text) as number | undefined) ?? 0,
        add: (id) => {
          this.insert.add(id, key, text);
          this.recent.remember(id, text);
        },
      })
    );
  }

  /** Call before the transaction ends. */
  flush(): void {
    this.insert.flush();
  }
}
