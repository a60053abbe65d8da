import { ByteReader, corrupt } from './ByteReader';
import { ByteWriter } from './ByteWriter';
import { NameList } from './columnPaths';
import type { DataTable } from './DataTable';
import { readTable, writeTable, type NumberedTable } from './tableBytes';

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

/** Bytes by blob name. Tables deeper than 15 levels are left out. */
export function encodeRecord(name: string, table: DataTable): Record<string, Uint8Array> {
  const [root, ...subtables] = numberSubtables(table);
  const blobs = { [name]: encodeBlob(ROOT_MARK, (writer, names) => writeTable(writer, names, root)) };
  for (let start = 0; start <= subtables.length; start += TABLES_PER_CHUNK) {
    const chunk = subtables.slice(Math.max(0, start - 1), start + TABLES_PER_CHUNK - 1);
    if (chunk.length === 0) continue;
    const firstId = Math.max(1, start);
    blobs[chunkName(name, start)] = encodeBlob(CHUNK_MARK, (writer, names) => {
      const body = new ByteWriter();
      writer.varint(chunk.length);
      chunk.forEach((subtable, i) => {
        body.clear();
        writeTable(body, names, subtable);
        writer.varint(firstId + i);
        writer.block(body.written());
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
  const table = options.idSubtable ? subtables.read(options.idSubtable) : readRoot(readBlob(name));
  if (table && options.expanded) attachSubtables(table, subtables, Math.min(options.depth ?? MAX_DEPTH, MAX_DEPTH));
  return table;
}

/** The blob that holds a subtable. */
export function blobNameOfSubtable(name: string, idSubtable: number): string {
  return chunkName(name, Math.floor(idSubtable / TABLES_PER_CHUNK) * TABLES_PER_CHUNK);
}

function chunkName(name: string, start: number): string {
  return `${name}_chunk_${start}_${start + TABLES_PER_CHUNK - 1}`;
}

/** The table and those below it in the order of their numbers, with each row's subtable's number. */
function numberSubtables(root: DataTable): [NumberedTable, ...NumberedTable[]] {
  const first: NumberedTable = { table: root, ids: [] };
  const tables: [NumberedTable, ...NumberedTable[]] = [first];
  const visit = ({ table, ids }: NumberedTable, depth: number): void => {
    for (const { subtable } of table) {
      if (!subtable || depth === MAX_DEPTH) {
        ids.push(0);
        continue;
      }
      const below: NumberedTable = { table: subtable, ids: [] };
      ids.push(tables.length);
      tables.push(below);
      visit(below, depth + 1);
    }
  };
  visit(first, 0);
  return tables;
}

function encodeBlob(mark: number, write: (writer: ByteWriter, names: NameList) => void): Uint8Array {
  const names = new NameList();
  const body = new ByteWriter();
  write(body, names);
  const head = new ByteWriter();
  head.byte(mark);
  head.byte(VERSION);
  const list = names.toArray();
  head.varint(list.length);
  head.texts(list);
  head.block(body.written());
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

function readRoot(bytes: Uint8Array | undefined): DataTable | null {
  if (!bytes) return null;
  const { names, body } = openBlob(ROOT_MARK, bytes);
  return readTable(body, names);
}

/** Reads subtables by number; each chunk is opened once. */
class SubtableReader {
  private readonly chunks = new Map<string, Map<number, () => DataTable> | null>();

  constructor(
    private readonly name: string,
    private readonly readBlob: (blobName: string) => Uint8Array | undefined,
  ) {}

  read(id: number): DataTable | null {
    const blobName = blobNameOfSubtable(this.name, id);
    let chunk = this.chunks.get(blobName);
    if (chunk === undefined) this.chunks.set(blobName, (chunk = this.openChunk(blobName)));
    return chunk?.get(id)?.() ?? null;
  }

  private openChunk(blobName: string): Map<number, () => DataTable> | null {
    const bytes = this.readBlob(blobName);
    if (!bytes) return null;
    const { names, body } = openBlob(CHUNK_MARK, bytes);
    const tables = new Map<number, () => DataTable>();
    const count = body.count();
    for (let i = 0; i < count; i++) {
      const id = body.varint();
      const table = body.block();
      tables.set(id, () => readTable(new ByteReader(table), names));
    }
    return tables;
  }
}

function attachSubtables(root: DataTable, subtables: SubtableReader, depth: number): void {
  // Each number belongs to one row: a damaged record can't make tables grow without end.
  const seen = new Set<number>();
  const visit = (table: DataTable, levels: number): void => {
    if (levels === 0) return;
    for (const row of table) {
      if (row.idSubtable === null) continue;
      if (seen.has(row.idSubtable)) throw corrupt('two rows share a subtable');
      seen.add(row.idSubtable);
      row.subtable = subtables.read(row.idSubtable);
      if (row.subtable) visit(row.subtable, levels - 1);
    }
  };
  visit(root, depth);
}
