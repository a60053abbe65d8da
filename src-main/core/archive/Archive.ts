import type { DataTable } from '@shared/datatable/DataTable';
import { AppError } from '@shared/errors';
import { sql } from '../db/sql';
import type { Engine } from '../Engine';
import { ArchiveBuilder, requireArchive } from './ArchiveBuilder';
import type { ArchiveRequest, TableOptions } from './ArchiveRequest';
import type { LoadedArchive } from './LoadedArchive';

/** Reads archives; one that is missing or out of date is built first, answered from memory and handed to the store. */
export class Archive {
  private readonly builder: ArchiveBuilder;

  constructor(private readonly engine: Engine) {
    this.builder = new ArchiveBuilder(engine);
  }

  /** Stored numbers by name; 0 where none is stored. */
  getNumerics(request: ArchiveRequest, names: readonly string[]): Promise<Record<string, number>> {
    return this.read(request, (archive) => Object.fromEntries(names.map((name) => [name, archive.numeric(name)])));
  }

  /** A stored table; empty when there was nothing to count. Its metadata say when it was archived. */
  getDataTable(request: ArchiveRequest, record: string, options: TableOptions = {}): Promise<DataTable> {
    return this.read(request, (archive) => {
      const table = archive.table(record, options);
      table.metadata.archivedDate = toDateTime(archive.archivedAt);
      return table;
    });
  }

  private async read<T>(request: ArchiveRequest, read: (archive: LoadedArchive) => T): Promise<T> {
    const plugins = [request.plugin];
    if (!this.mayBuild(request) && !this.builder.isArchived(request, plugins)) throw new AppError('api.notArchived');
    return this.builder.use(request, plugins, (archives) => read(requireArchive(archives, request.plugin).asStored()));
  }

  /** Ranges are archived on request whatever the setting says: nobody could archive all of them before. */
  private mayBuild({ period }: ArchiveRequest): boolean {
    if (period.type === 'range') return true;
    return this.engine.db.value(sql`SELECT value FROM setting WHERE key = 'archive.onRequest'`) !== 'false';
  }
}

/** `2026-01-31 12:34:56`, UTC. */
function toDateTime(time: number): string {
  return new Date(time * 1000).toISOString().slice(0, 19).replace('T', ' ');
}
