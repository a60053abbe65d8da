import { inflateRawSync } from 'node:zlib';
import { DataTable } from '@shared/datatable/DataTable';
import { decodeRecord } from '@shared/datatable/encode';
import { AppError } from '@shared/errors';
import type { UnixTime } from '@shared/units';
import type { ReadableDatabase } from '../db/Database';
import { sql } from '../db/sql';
import type { TableOptions } from './ArchiveRequest';
import type { NewArchive } from './ArchiveStore';
import type { MonthTables } from './ArchiveTables';

/** An archive to read from: a stored one, or one just built. */
export interface LoadedArchive {
  readonly generation: number;
  readonly archivedAt: UnixTime;
  /** The number; 0 when none is stored. */
  numeric(name: string): number;
  /** The table; empty when none is stored. It may belong to the archive: read it, don't change it. */
  table(record: string, options: TableOptions): DataTable;
  /** The same archive, whose tables belong to whom they are given and whose rows know their subtables' numbers. */
  asStored(): LoadedArchive;
}

/** Archives by plugin, and why a plugin has none. */
export interface Archives {
  byPlugin: Map<string, LoadedArchive>;
  failures: Map<string, unknown>;
}

/** A stored archive. Only for use within the snapshot in which it was found. */
export class StoredArchive implements LoadedArchive {
  constructor(
    private readonly db: ReadableDatabase,
    private readonly tables: MonthTables,
    private readonly row: { idarchive: number; generation: number; ts_archived: UnixTime },
  ) {}

  get generation(): number {
    return this.row.generation;
  }

  get archivedAt(): UnixTime {
    return this.row.ts_archived;
  }

  numeric(name: string): number {
    return (
      this.db.value<number>(sql`
        SELECT value
        FROM ${sql.identifier(this.tables.numeric)}
        WHERE idarchive = ${this.row.idarchive} AND name = ${name}
      `) ?? 0
    );
  }

  asStored(): LoadedArchive {
    return this;
  }

  table(record: string, options: TableOptions): DataTable {
    return decode(record, options, (name) =>
      this.db.value<Uint8Array>(sql`
        SELECT value
        FROM ${sql.identifier(this.tables.blob)}
        WHERE idarchive = ${this.row.idarchive} AND name = ${name}
      `),
    );
  }
}

/** An archive as it was built, whether or not it is stored by now. */
export class BuiltArchive implements LoadedArchive {
  constructor(
    readonly archive: NewArchive,
    readonly archivedAt: UnixTime,
    /** The tables that the blobs were made of, while they are kept. */
    private readonly tables: ReadonlyMap<string, DataTable> | null,
  ) {}

  get generation(): number {
    return this.archive.generation;
  }

  numeric(name: string): number {
    return this.archive.numerics[name] ?? 0;
  }

  table(record: string, options: TableOptions): DataTable {
    const table = isWhole(options) ? this.tables?.get(record) : undefined;
    return table ?? decode(record, options, (name) => this.archive.blobs[name]);
  }

  /** Without the tables, which take much more memory than the blobs. */
  asStored(): BuiltArchive {
    return new BuiltArchive(this.archive, this.archivedAt, null);
  }
}

function isWhole({ expanded, idSubtable, depth }: TableOptions): boolean {
  return expanded === true && !idSubtable && depth === undefined;
}

function decode(
  record: string,
  { expanded, idSubtable, depth }: TableOptions,
  readBlob: (name: string) => Uint8Array | undefined,
): DataTable {
  const inflate = (name: string): Uint8Array | undefined => {
    const bytes = readBlob(name);
    return bytes && inflateBlob(bytes);
  };
  const options = {
    ...(expanded ? { expanded } : {}),
    ...(idSubtable ? { idSubtable } : {}),
    ...(depth === undefined ? {} : { depth }),
  };
  return decodeRecord(record, inflate, options) ?? new DataTable();
}

function inflateBlob(bytes: Uint8Array): Uint8Array {
  try {
    return inflateRawSync(bytes);
  } catch (error) {
    throw new AppError('archive.corrupt', { reason: error instanceof Error ? error.message : String(error) });
  }
}
