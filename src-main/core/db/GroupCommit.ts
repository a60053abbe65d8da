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
    /** Completes what is written, inside the transaction that is about to be committed. */
    private readonly beforeCommit: () => void = () => undefined,
  ) {}

  /** Throws what `write` throws; then the whole group is undone, this write and those before it. */
  write<T>(write: () => T): T {
    const { connection } = this.db;
    try {
      // some failures, a full disk among them, end SQLite's transaction by themselves
      if (this.writes > 0 && !connection.inTransaction) throw new Error('The writes before this one were undone.');
      if (!connection.inTransaction) this.db.execute('BEGIN IMMEDIATE');
      const result = write();
      this.writes += 1;
      if (this.writes >= this.writesPerCommit) this.finish();
      return result;
    } catch (error) {
      this.undo();
      throw error;
    }
  }

  /** Whether all that was written is committed. */
  get isCommitted(): boolean {
    return this.writes === 0;
  }

  /** Call before anything that must find the writes done. Throws what completing them throws; then they are undone. */
  commit(): void {
    if (this.writes === 0) return;
    try {
      this.finish();
    } catch (error) {
      this.undo();
      throw error;
    }
  }

  private finish(): void {
    this.beforeCommit();
    this.db.execute('COMMIT');
    this.writes = 0;
  }

  private undo(): void {
    if (this.db.connection.inTransaction) this.db.execute('ROLLBACK');
    this.writes = 0;
  }
}
