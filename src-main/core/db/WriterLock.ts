import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { AppError } from '@shared/errors';

interface WriterLockOptions {
  /** The database it guards; the lock is the file beside it. */
  databasePath: string;
  /** Who takes it, for whoever has to wait: `heartwood import`. */
  command: string;
  patienceMilliseconds?: number;
}

interface WaitOptions {
  /** Called once, as soon as somebody else turns out to hold it. */
  onWait?: (holder: string) => void;
  signal?: AbortSignal;
}

const pauseMilliseconds = 100;

/**
 * One process at a time writes to a database: the lock that a job holds while it runs.
 *
 * It is the write lock of a small SQLite file, which the system frees whatever becomes of its holder. Jobs of one
 * process share it; so a process may take it several times.
 */
export class WriterLock {
  private opened: BetterSqlite3.Database | undefined;
  private readonly holder: string;
  private holds = 0;

  constructor(private readonly options: WriterLockOptions) {
    this.holder = `process ${process.pid}, ${options.command}`;
  }

  /**
   * Waits until nobody else writes. Returns the function that lets go.
   *
   * Throws: AppError database.locked when patience ends.
   */
  async take({ onWait, signal }: WaitOptions = {}): Promise<() => void> {
    const patience = this.options.patienceMilliseconds ?? 10_000;
    const start = Date.now();
    for (let tries = 0; this.holds === 0 && !this.tryLock(); tries++) {
      signal?.throwIfAborted();
      const holder = this.readHolder();
      if (tries === 0) onWait?.(holder);
      if (Date.now() - start >= patience) {
        throw new AppError('database.locked', { path: this.options.databasePath, holder });
      }
      await sleep(pauseMilliseconds);
    }
    this.holds++;
    let isHeld = true;
    return () => {
      if (isHeld) this.release();
      isHeld = false;
    };
  }

  close(): void {
    this.opened?.close();
    this.opened = undefined;
  }

  /** Opened when first needed: most processes only read. */
  private get connection(): BetterSqlite3.Database {
    const { databasePath } = this.options;
    const path = databasePath === ':memory:' ? databasePath : `${databasePath}.lock`;
    return (this.opened ??= new BetterSqlite3(path, { timeout: 0 }));
  }

  private release(): void {
    this.holds--;
    if (this.holds === 0) this.connection.exec('ROLLBACK');
  }

  /**
   * The holder's name has to be committed to be seen, and committing frees the lock: so it is taken again at once, and
   * counts as held only when nobody came between.
   */
  private tryLock(): boolean {
    try {
      this.connection.exec(`
        BEGIN IMMEDIATE;
        CREATE TABLE IF NOT EXISTS holder (name TEXT NOT NULL);
        DELETE FROM holder;
      `);
      this.connection.prepare('INSERT INTO holder (name) VALUES (?)').run(this.holder);
      this.connection.exec('COMMIT; BEGIN IMMEDIATE;');
      if (this.readHolder() === this.holder) return true;
    } catch (error) {
      if (!isBusy(error)) throw error;
    }
    if (this.connection.inTransaction) this.connection.exec('ROLLBACK');
    return false;
  }

  private readHolder(): string {
    try {
      return this.connection.prepare('SELECT name FROM holder').pluck().get() as string;
    } catch {
      return 'it has just begun';
    }
  }
}

/** Whether some process, this one included, works on a database now. */
export function isWriterAtWork(databasePath: string): boolean {
  if (databasePath === ':memory:' || !existsSync(`${databasePath}.lock`)) return false;
  let lock: BetterSqlite3.Database | undefined;
  try {
    lock = new BetterSqlite3(`${databasePath}.lock`, { timeout: 0 });
    lock.exec('BEGIN IMMEDIATE; ROLLBACK;');
    return false;
  } catch (error) {
    // who may not write here can't find out, and nobody else of the same rights can be at work
    return isBusy(error);
  } finally {
    lock?.close();
  }
}

/** isWriterAtWork for whoever asks all the time: what it says was true at most a tenth of a second ago. */
export function watchWriter(databasePath: string): () => boolean {
  let isAtWork = false;
  let asked = -Infinity;
  return () => {
    const now = performance.now();
    if (now - asked >= pauseMilliseconds) {
      isAtWork = isWriterAtWork(databasePath);
      asked = now;
    }
    return isAtWork;
  };
}

function isBusy(error: unknown): boolean {
  return String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY');
}
