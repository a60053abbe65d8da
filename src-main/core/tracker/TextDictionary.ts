import type BetterSqlite3 from 'better-sqlite3';
import { BulkInsert } from '../db/BulkInsert';
import type { WritableDatabase } from '../db/Database';
import { sql } from '../db/sql';
import { IdTable } from './IdTable';

/** Entries kept in memory before the table starts anew: about 48 MB. */
const MAX_ENTRIES = 2_000_000;

/** The ids of texts (log_text), given by hash and text; a new text is stored. Only for the writing thread. */
export class TextDictionary {
  private readonly table = new IdTable();
  /** Everything stored is in memory, so what is not there is new. */
  private isComplete: boolean;
  private nextId: number;
  private readonly insert: BulkInsert;
  private readonly select: BetterSqlite3.Statement;

  constructor(db: WritableDatabase) {
    this.nextId = (db.value<number | null>(sql`SELECT max(idtext) FROM log_text`) ?? 0) + 1;
    this.isComplete = this.nextId === 1;
    this.insert = new BulkInsert(db, 'log_text', ['idtext', 'hash', 'text']);
    this.select = db.prepare('SELECT idtext FROM log_text WHERE hash = ? AND text = ?').pluck();
  }

  /** 0 for the empty text. */
  idOf(hash: number, text: string): number {
    if (text === '') return 0;
    const key = hash || 1;
    const known = this.table.get(key) || this.find(key, text);
    return known || this.add(key, text);
  }

  /** Call before the transaction ends. */
  flush(): void {
    this.insert.flush();
  }

  private find(hash: number, text: string): number {
    if (this.isComplete) return 0;
    const id = (this.select.get(hash, text) as number | undefined) ?? 0;
    if (id > 0) this.remember(hash, id);
    return id;
  }

  private add(hash: number, text: string): number {
    const id = this.nextId;
    this.nextId += 1;
    this.insert.add(id, hash, text);
    this.remember(hash, id);
    return id;
  }

  private remember(hash: number, id: number): void {
    if (this.table.size >= MAX_ENTRIES) {
      this.insert.flush();
      this.table.clear();
      this.isComplete = false;
    }
    this.table.set(hash, id);
  }
}
