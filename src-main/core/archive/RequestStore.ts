import { AppError } from '@shared/errors';
import { isDatabaseError, toDatabaseError } from '../db/toDatabaseError';
import type { Engine } from '../Engine';
import type { ArchiveStore, NewArchive } from './ArchiveStore';

/**
 * Stores what requests made, where that can be done. A database that can't be written keeps nobody from the answer, which
 * is made already: it is told that it was not kept.
 */
export class RequestStore implements ArchiveStore {
  constructor(private readonly engine: Pick<Engine, 'archiveStore' | 'db' | 'warn'>) {}

  store(archives: readonly NewArchive[]): void {
    try {
      const stored = this.engine.archiveStore.store(archives);
      if (stored) stored.catch((error: unknown) => this.explain(error));
    } catch (error) {
      this.explain(error);
    }
  }

  /** Throws: what is no failure of the database. */
  private explain(error: unknown): void {
    const known = isDatabaseError(error) ? toDatabaseError(error, this.engine.db.path) : error;
    if (!(known instanceof AppError)) throw known;
    this.engine.warn?.(new AppError('archive.notKept', { reason: known.message }));
  }
}
