import type { WritableDatabase } from './Database';

/**
 * Several writes, one commit. Every commit writes each page that changed, and inserts by hash change pages all over the
 * file: committing eight batches at once writes a fraction of what eight commits would.
 *
 * What is written joins the open transaction of the connection; whoever else writes on it meanwhile joins it, too.
 */
export class GroupCommit {
  private writes = 0;

  constructor(
    private readonly db: WritableDatabase,
    private readonly writesPerCommit: number,
  ) {}

  /** Throws what `write` throws; then the whole group is undone. */
  write<T>(write: () => T): T {
    if (!this.db.connection.inTransaction) this.db.execute('BEGIN IMMEDIATE');
    try {
      const result = write();
      this.writes += 1;
      if (this.writes >= this.writesPerCommit) this.commit();
      return result;
    } catch (error) {
      if (this.db.connection.inTransaction) this.db.execute('ROLLBACK');
      this.writes = 0;
      throw error;
    }
  }

  /** Call before anything that must find the writes done. */
  commit(): void {
    this.writes = 0;
    if (this.db.connection.inTransaction) this.db.execute('COMMIT');
  }
}
