import type { DataTable } from '@shared/datatable/DataTable';
import { AppError } from '@shared/errors';
import { sql } from '../db/sql';
import type { Engine } from '../Engine';
import { ArchiveBuilder, requireArchive } from './ArchiveBuilder';
import { ArchiveContext } from './ArchiveContext';
import type { ArchiveRequest, TableOptions } from './ArchiveRequest';
import { DecodedTables } from './DecodedTables';
import type { LoadedArchive } from './LoadedArchive';
import { UncutReader } from './others/UncutReader';
import { UniqueCounter } from './uniques/UniqueCounter';

const archives = new WeakMap<Engine, Archive>();

/** The one Archive of an engine: what it is building, has just built and has decoded serves all requests. */
export function archiveOf(engine: Engine): Archive {
  let archive = archives.get(engine);
  if (!archive) archives.set(engine, (archive = new Archive(engine)));
  return archive;
}

/** Reads archives; one that is missing or out of date is built first, answered from memory and handed to the store. */
export class Archive {
  private readonly builder: ArchiveBuilder;
  private readonly decoded = new DecodedTables();
  /** Distinct visitors of every row. */
  readonly uniques: UniqueCounter;
  /** Records with all of their rows. */
  readonly uncut: UncutReader;

  constructor(private readonly engine: Engine) {
    this.builder = new ArchiveBuilder(engine);
    this.uniques = new UniqueCounter(engine, this.builder);
    this.uncut = new UncutReader(new ArchiveContext(engine), this.builder);
  }

  /** Stored numbers by name; 0 where none is stored. */
  getNumerics(request: ArchiveRequest, names: readonly string[]): Promise<Record<string, number>> {
    return this.read(request, (archive) => Object.fromEntries(names.map((name) => [name, archive.numeric(name)])));
  }

  /** A stored table; empty when there was nothing to count. Its metadata say when it was archived; others read it, too. */
  getDataTable(request: ArchiveRequest, record: string, options: TableOptions = {}): Promise<DataTable> {
    return this.read(request, (archive) => {
      const key = toKey(request, archive, [record, options.expanded, options.idSubtable, options.depth]);
      return this.decoded.get(key, () => toShared(archive.table(record, options), archive));
    });
  }

  private async read<T>(request: ArchiveRequest, read: (archive: LoadedArchive) => T): Promise<T> {
    const plugins = [request.plugin];
    if (!this.mayBuild(request) && !this.builder.isArchived(request, plugins)) throw new AppError('api.notArchived');
    return this.builder.useLatest(request, plugins, (archives) => read(requireArchive(archives, request.plugin)));
  }

  /** Ranges are archived on request whatever the setting says: nobody could archive all of them before. */
  private mayBuild({ period, mayBuild }: ArchiveRequest): boolean {
    if (period.type === 'range') return true;
    if (mayBuild != null) return mayBuild;
    return this.engine.db.value(sql`SELECT value FROM setting WHERE key = 'archive.onRequest'`) !== 'false';
  }
}

/** All that a table depends on: an archive made again has another generation, or at least another time. */
function toKey({ idSite, period, segment, plugin }: ArchiveRequest, archive: LoadedArchive, wanted: unknown[]): string {
  const { generation, archivedAt } = archive;
  const scope = [idSite, period.type, period.first, period.last, segment?.text ?? '', plugin];
  return JSON.stringify([...scope, generation, archivedAt, ...wanted]);
}

function toShared(table: DataTable, { archivedAt }: LoadedArchive): DataTable {
  table.metadata = { ...table.metadata, archivedDate: toDateTime(archivedAt) };
  table.isShared = true;
  return table;
}

/** `2026-01-31 12:34:56`, UTC. */
function toDateTime(time: number): string {
  return new Date(time * 1000).toISOString().slice(0, 19).replace('T', ' ');
}
