import { ByteReader, corrupt } from './ByteReader';
import { ByteWriter } from './ByteWriter';
import { NameList } from './columnPaths';
import type { DataTable } from './DataTable';
import { RecordTable } from './RecordTable';
import { addToRecord, readTable, toDataTable, writeTable, type NumberedRows, type StoredTable } from './tableBytes';

/**
 * DataTable ⇄ the blobs of an archive record.
 *
 * Shape: the first level is the blob `name`; the tables below it, numbered depth-first from 1, go by hundreds into
 * `name_chunk_0_99`, `name_chunk_100_199` … Each blob stands alone: a mark, the version, the names of columns that have
 * no number of Matomo's, then its tables (tableBytes.ts), in chunks each behind its number and size. Not compressed.
 */
const ROOT_MARK = 0x54;
const CHUNK_MARK = 0x43;
const VERSION = 1;
const TABLES_PER_CHUNK = 100;
const MAX_DEPTH = 15;

/** Used for every blob: they have grown as large as is needed. */
const blobWriter = new ByteWriter();
const subtableWriter = new ByteWriter();

/** Bytes by blob name. Tables deeper than 15 levels, and tables without rows below the first level, are left out. */
export function encodeRecord(name: string, record: RecordTable): Record<string, Uint8Array> {
  const [root, ...subtables] = numberSubtables(record);
  const blobs = { [name]: encodeBlob(ROOT_MARK, (writer, names) => writeTable(writer, names, record, root)) };
  for (let start = 0; start <= subtables.length; start += TABLES_PER_CHUNK) {
    const chunk = subtables.slice(Math.max(0, start - 1), start + TABLES_PER_CHUNK - 1);
    if (chunk.length === 0) continue;
    const firstId = Math.max(1, start);
    blobs[chunkName(name, start)] = encodeBlob(CHUNK_MARK, (writer, names) => {
      writer.varint(chunk.length);
      chunk.forEach((subtable, i) => {
        subtableWriter.clear();
        writeTable(subtableWriter, names, record, subtable);
        writer.varint(firstId + i);
        writer.block(subtableWriter.written());
      });
    });
  }
  return blobs;
}

/** How much of a record to decode. */
export interface DecodeOptions {
  /** Load the tables below, too; else rows only know their numbers. */
  expanded?: boolean;
  /** Start at this subtable instead of the first level. */
  idSubtable?: number;
  /** How many levels below the first to load when expanded; default all. */
  depth?: number;
}

/**
 * The table of a record; null when it (or the subtable asked for) is not there. `readBlob` gives a blob's bytes by name.
 *
 * Throws: AppError 'archive.corrupt'.
 */
export function decodeRecord(
  name: string,
  readBlob: (blobName: string) => Uint8Array | undefined,
  options: DecodeOptions = {},
): DataTable | null {
  const subtables = new SubtableReader(name, readBlob);
  const stored = options.idSubtable ? subtables.read(options.idSubtable) : readRoot(readBlob(name));
  if (!stored) return null;
  const table = toDataTable(stored);
  if (options.expanded) attachSubtables(table, subtables, Math.min(options.depth ?? MAX_DEPTH, MAX_DEPTH));
  return table;
}

/**
 * All tables of a record, to be summed; empty when it is not there.
 *
 * Throws: AppError 'archive.corrupt'.
 */
export function decodeRecordTable(name: string, readBlob: (blobName: string) => Uint8Array | undefined): RecordTable {
  const record = new RecordTable();
  const root = readRoot(readBlob(name));
  if (root) addBelow(record, -1, root, new SubtableReader(name, readBlob));
  return record;
}

/** The blob that holds a subtable. */
export function blobNameOfSubtable(name: string, idSubtable: number): string {
  return chunkName(name, Math.floor(idSubtable / TABLES_PER_CHUNK) * TABLES_PER_CHUNK);
}

function chunkName(name: string, start: number): string {
  return `${name}_chunk_${start}_${start + TABLES_PER_CHUNK - 1}`;
}

/** The tables of a record in the order of their numbers: the first level, then those below it, depth first. */
function numberSubtables(record: RecordTable): [NumberedRows, ...NumberedRows[]] {
  const { starts, rows } = record.toLevels();
  const rowsBelow = (row: number): Int32Array => rows.subarray(starts[row + 1], starts[row + 2]);
  const toTable = (of: Int32Array): NumberedRows => ({ rows: of, ids: new Int32Array(of.length) });
  const first = toTable(rowsBelow(-1));
  const tables: [NumberedRows, ...NumberedRows[]] = [first];
  const visit = (table: NumberedRows, depth: number): void => {
    if (depth === MAX_DEPTH) return;
    table.rows.forEach((row, i) => {
      if (starts[row + 1] === starts[row + 2]) return;
      const subtable = toTable(rowsBelow(row));
      table.ids[i] = tables.length;
      tables.push(subtable);
      visit(subtable, depth + 1);
    });
  };
  visit(first, 0);
  return tables;
}

function encodeBlob(mark: number, write: (writer: ByteWriter, names: NameList) => void): Uint8Array {
  const names = new NameList();
  blobWriter.clear();
  write(blobWriter, names);
  const head = new ByteWriter();
  head.byte(mark);
  head.byte(VERSION);
  const list = names.toArray();
  head.varint(list.length);
  head.texts(list);
  head.block(blobWriter.written());
  return head.toBytes();
}

function openBlob(mark: number, bytes: Uint8Array): { names: string[]; body: ByteReader } {
  const reader = new ByteReader(bytes);
  if (reader.byte() !== mark) throw corrupt('it is not a table');
  const version = reader.byte();
  if (version !== VERSION) throw corrupt(`its version is ${version}`);
  const names = reader.texts(reader.count());
  const body = new ByteReader(reader.block());
  if (!reader.isAtEnd) throw corrupt('something follows its end');
  return { names, body };
}

function readRoot(bytes: Uint8Array | undefined): StoredTable | null {
  if (!bytes) return null;
  const { names, body } = openBlob(ROOT_MARK, bytes);
  return readTable(body, names);
}

/** Reads subtables by number; each chunk is opened once, and each subtable belongs to one row. */
class SubtableReader {
  private readonly chunks = new Map<string, Map<number, () => StoredTable> | null>();
  /** A damaged record can't make tables grow without end. */
  private readonly seen = new Set<number>();

  constructor(
    private readonly name: string,
    private readonly readBlob: (blobName: string) => Uint8Array | undefined,
  ) {}

  read(id: number): StoredTable | null {
    if (this.seen.has(id)) throw corrupt('two rows share a subtable');
    this.seen.add(id);
    const blobName = blobNameOfSubtable(this.name, id);
    let chunk = this.chunks.get(blobName);
    if (chunk === undefined) this.chunks.set(blobName, (chunk = this.openChunk(blobName)));
    return chunk?.get(id)?.() ?? null;
  }

  private openChunk(blobName: string): Map<number, () => StoredTable> | null {
    const bytes = this.readBlob(blobName);
    if (!bytes) return null;
    const { names, body } = openBlob(CHUNK_MARK, bytes);
    const tables = new Map<number, () => StoredTable>();
    const count = body.count();
    for (let i = 0; i < count; i++) {
      const id = body.varint();
      const table = body.block();
      tables.set(id, () => readTable(new ByteReader(table), names));
    }
    return tables;
  }
}

function attachSubtables(table: DataTable, subtables: SubtableReader, levels: number): void {
  if (levels === 0) return;
  for (const row of table) {
    const below = row.idSubtable === null ? null : subtables.read(row.idSubtable);
    if (!below) continue;
    row.subtable = toDataTable(below);
    attachSubtables(row.subtable, subtables, levels - 1);
  }
}

function addBelow(record: RecordTable, parent: number, table: StoredTable, subtables: SubtableReader): void {
  const rows = addToRecord(record, parent, table);
  table.ids.forEach((id, i) => {
    const below = id === 0 ? null : subtables.read(id);
    if (below) addBelow(record, rows[i] as number, below, subtables);
  });
}
