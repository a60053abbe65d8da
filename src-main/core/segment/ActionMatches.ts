import type { ReadableDatabase, SqlValue } from '../db/Database';
import { sql } from '../db/sql';

/**
 * Which actions of some types have a name that passes a test. The names are read once, those of actions that come later
 * when they are first asked for.
 */
export class ActionMatches {
  private readonly matching = new Set<number>();
  private last = 0;

  constructor(
    private readonly db: ReadableDatabase,
    private readonly types: readonly number[],
    private readonly test: (name: string) => boolean,
  ) {
    this.readNew();
  }

  has(id: SqlValue): boolean {
    if (typeof id !== 'number') return false;
    if (id > this.last) this.readNew();
    return this.matching.has(id);
  }

  /** All that match so far. */
  get ids(): ReadonlySet<number> {
    return this.matching;
  }

  private readNew(): void {
    const rows = this.db.rows<[number, string]>(sql`
      SELECT idaction, name
      FROM log_action
      WHERE idaction > ${this.last} AND +type IN (${sql.list(this.types)})
    `);
    this.last = this.db.value<number | null>(sql`SELECT max(idaction) FROM log_action`) ?? 0;
    for (const [id, name] of rows) if (this.test(name)) this.matching.add(id);
  }
}
