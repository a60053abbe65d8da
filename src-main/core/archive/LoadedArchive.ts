import { DataTable } from '@shared/datatable/DataTable';
import { decodeRecord, decodeRecordTable } from '@shared/datatable/encode';
import { RecordTable } from '@shared/datatable/RecordTable';
import type { UnixTime } from '@shared/units';
import type { ReadableDatabase } from '../db/Database';
import { sql } from '../db/sql';
import type { TableOptions } from './ArchiveRequest';
import type { NewArchive } from './ArchiveStore';
import type { MonthTables } from './ArchiveTables';
import { decompressBlob } from './blobBytes';

/** An archive to read from: a stored one, or one just built. */
export interface LoadedArchive {
  readonly generation: number;
  readonly archivedAt: UnixTime;
  /** The number; 0 when none is stored. */
  numeric(name: string): number;
  /** The table; empty when none is stored. */
  table(record: string, options: TableOptions): DataTable;
  /** All of a record, to be summed. It may belong to the archive: read it, don't change it. */
  record(name: string): RecordTable;
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

  table(record: string, options: TableOptions): DataTable {
    return decode(record, options, (name) => this.blob(name));
  }

  record(name: string): RecordTable {
    return decodeRecordTable(name, (blobName) => toBytes(this.blob(blobName)));
  }

  private blob(name: string): Uint8Array | undefined {
    return this.db.value<Uint8Array>(sql`
      SELECT value
      FROM ${sql.identifier(this.tables.blob)}
      WHERE idarchive = ${this.row.idarchive} AND name = ${name}
    `);
  }
}

/** An archive as it was built, whether or not it is stored by now. */
export class BuiltArchive implements LoadedArchive {
  constructor(
    readonly archive: NewArchive,
    readonly archivedAt: UnixTime,
    /** What the blobs were made of, while it is kept. */
    private readonly records: ReadonlyMap<string, RecordTable> | null,
  ) {}

  get generation(): number {
    return this.archive.generation;
  }

  numeric(name: string): number {
    return this.archive.numerics[name] ?? 0;
  }

  table(record: string, options: TableOptions): DataTable {
    return decode(record, options, (name) => this.archive.blobs[name]);
  }

  record(name: string): RecordTable {
    if (this.records) return this.records.get(name) ?? new RecordTable();
    return decodeRecordTable(name, (blobName) => toBytes(this.archive.blobs[blobName]));
  }

  /** Without what it was made of, which takes much more memory than the blobs. */
  withoutRecords(): BuiltArchive {
    return new BuiltArchive(this.archive, this.archivedAt, null);
  }
}

function decode(
  record: string,
  { expanded, idSubtable, depth }: TableOptions,
  readBlob: (name: string) => Uint8Array | undefined,
): DataTable {
  const read = (name: string): Uint8Array | undefined => toBytes(readBlob(name));
  const options = {
    ...(expanded ? { expanded } : {}),
    ...(idSubtable ? { idSubtable } : {}),
    ...(depth === undefined ? {} : { depth }),
  };
  return decodeRecord(record, read, options) ?? new DataTable();
}

function toBytes(blob: Uint8Array | undefined): Uint8Array | undefined {
  return blob && decompressBlob(blob);
}
