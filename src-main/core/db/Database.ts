import type BetterSqlite3 from 'better-sqlite3';
import type { Sql } from './sql';

export type SqlValue = string | number | bigint | Uint8Array | null;

/**
 * A connection that may only read. Statements are prepared once per text and kept.
 *
 * Throws: whatever SQLite reports, as better-sqlite3's SqliteError.
 */
export class ReadableDatabase {
  protected readonly statements = new Map<string, BetterSqlite3.Statement>();

  constructor(
    /** For what the methods below do not offer: bulk loops over one prepared statement. */
    readonly connection: BetterSqlite3.Database,
    readonly path: string,
  ) {}

  prepare(text: string): BetterSqlite3.Statement {
    let statement = this.statements.get(text);
    if (!statement) this.statements.set(text, (statement = this.connection.prepare(text)));
    return statement;
  }

  /** All rows as objects. */
  all<T>(query: Sql): T[] {
    return this.prepare(query.text)
      .raw(false)
      .all(...query.values) as T[];
  }

  /** All rows as arrays of cells: several times faster for large results. */
  rows<T extends readonly SqlValue[]>(query: Sql): T[] {
    return this.prepare(query.text)
      .raw(true)
      .all(...query.values) as unknown as T[];
  }

  get<T>(query: Sql): T | undefined {
    return this.prepare(query.text)
      .raw(false)
      .get(...query.values) as T | undefined;
  }

  /** The first cell of the first row. */
  value<T extends SqlValue>(query: Sql): T | undefined {
    const row = this.prepare(query.text)
      .raw(true)
      .get(...query.values) as unknown as [T] | undefined;
    return row?.[0];
  }

  /** Reads in one snapshot: what `read` sees does not change while it runs. */
  snapshot<T>(read: () => T): T {
    return this.connection.inTransaction ? read() : (this.connection.transaction(read)() as T);
  }

  close(): void {
    this.statements.clear();
    this.connection.close();
  }
}

/** The one connection that writes. */
export class WritableDatabase extends ReadableDatabase {
  run(query: Sql): { changes: number; lastInsertRowid: number } {
    const result = this.prepare(query.text).run(...query.values);
    return { changes: result.changes, lastInsertRowid: Number(result.lastInsertRowid) };
  }

  /** Statements without parameters: schema changes. */
  execute(text: string): void {
    this.connection.exec(text);
  }

  /** All of `write` or nothing of it. Nested calls join the outer transaction. */
  transaction<T>(write: () => T): T {
    return this.connection.inTransaction ? write() : (this.connection.transaction(write).immediate() as T);
  }
}
