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
  private readonly rowsAtOnce: number;
  private readonly full: BetterSqlite3.Statement;
  private readonly single: BetterSqlite3.Statement;
  private values: SqlValue[] = [];

  constructor(
    db: WritableDatabase,
    table: string,
    private readonly columns: readonly string[],
  ) {
    this.rowsAtOnce = Math.max(1, Math.floor(MAX_VALUES / columns.length));
    this.full = db.prepare(toInsert(table, columns, this.rowsAtOnce));
    this.single = db.prepare(toInsert(table, columns, 1));
  }

  /** One value per column. */
  add(...row: SqlValue[]): void {
    for (const value of row) this.values.push(value);
    if (this.values.length < this.rowsAtOnce * this.columns.length) return;
    this.full.run(...this.values);
    this.values = [];
  }

  flush(): void {
    const { values } = this;
    this.values = [];
    for (let at = 0; at < values.length; at += this.columns.length) {
      this.single.run(...values.slice(at, at + this.columns.length));
    }
  }
}

function toInsert(table: string, columns: readonly string[], rows: number): string {
  const names = columns.map((name) => `"${name}"`).join(', ');
  const places = `(${columns.map(() => '?').join(', ')})`;
  return `INSERT INTO "${table}" (${names}) VALUES ${Array.from({ length: rows }, () => places).join(', ')}`;
}
