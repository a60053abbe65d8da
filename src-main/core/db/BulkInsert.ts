import type BetterSqlite3 from 'better-sqlite3';
import type { SqlValue, WritableDatabase } from './Database';

/** Values bound by one statement: beyond a few hundred it gets no faster. */
const MAX_VALUES = 480;

/**
 * Inserts many rows into one table, tens of them with one statement: half the time of a statement a row.
 *
 * Rows wait until enough have come: call flush before the transaction ends, and before they are read back.
 */
export class BulkInsert {
  private readonly full: BetterSqlite3.Statement;
  private readonly single: BetterSqlite3.Statement;
  private readonly waiting: SqlValue[];
  private length = 0;

  constructor(
    db: WritableDatabase,
    table: string,
    private readonly columns: readonly string[],
  ) {
    const rowsAtOnce = Math.max(1, Math.floor(MAX_VALUES / columns.length));
    this.waiting = new Array<SqlValue>(rowsAtOnce * columns.length).fill(null);
    this.full = db.prepare(toInsert(table, columns, rowsAtOnce));
    this.single = db.prepare(toInsert(table, columns, 1));
  }

  /** One value per column. */
  add(...row: SqlValue[]): void {
    for (let i = 0; i < row.length; i += 1) this.waiting[this.length + i] = row[i]!;
    this.length += row.length;
    if (this.length < this.waiting.length) return;
    this.length = 0;
    this.full.run(...this.waiting);
  }

  flush(): void {
    const end = this.length;
    this.length = 0;
    for (let at = 0; at < end; at += this.columns.length) {
      this.single.run(...this.waiting.slice(at, at + this.columns.length));
    }
  }
}

function toInsert(table: string, columns: readonly string[], rows: number): string {
  const names = columns.map((name) => `"${name}"`).join(', ');
  const places = `(${columns.map(() => '?').join(', ')})`;
  return `INSERT INTO "${table}" (${names}) VALUES ${Array.from({ length: rows }, () => places).join(', ')}`;
}
