import type { DataTable } from '@shared/datatable/DataTable';

/** Rows kept over all tables, those of subtables included. */
const MAX_ROWS = 60_000;

interface Entry {
  table: DataTable;
  rowCount: number;
}

/** The tables that were decoded last: a report that is sorted, searched or turned over is asked for again and again. */
export class DecodedTables {
  private readonly entries = new Map<string, Entry>();
  private rowCount = 0;

  /** The table kept under this key, which says all that it depends on; else what `decode` gives. Don't change it. */
  get(key: string, decode: () => DataTable): DataTable {
    const kept = this.entries.get(key);
    if (kept) this.forget(key, kept);
    const table = kept?.table ?? decode();
    this.keep(key, { table, rowCount: kept?.rowCount ?? countRows(table) });
    return table;
  }

  /** The least recently used go first; a table that is too large for all others stays out. */
  private keep(key: string, entry: Entry): void {
    if (entry.rowCount > MAX_ROWS) return;
    this.entries.set(key, entry);
    this.rowCount += entry.rowCount;
    for (const [oldKey, old] of this.entries) {
      if (this.rowCount <= MAX_ROWS) return;
      this.forget(oldKey, old);
    }
  }

  private forget(key: string, { rowCount }: Entry): void {
    this.entries.delete(key);
    this.rowCount -= rowCount;
  }
}

/** Never 0, so that empty tables are forgotten, too. */
function countRows(table: DataTable): number {
  let count = 1 + table.rowCount;
  for (const { subtable } of table) if (subtable) count += countRows(subtable);
  return count;
}
