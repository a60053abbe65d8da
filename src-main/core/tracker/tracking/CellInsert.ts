import { BulkInsert } from '../../db/BulkInsert';
import type { SqlValue, WritableDatabase } from '../../db/Database';
import type { Cells } from './TrackedHit';

/**
 * Inserts rows of a wide table of which each fills but a few columns. Columns come in groups; rows that fill the same
 * groups share a statement that names no others, so a log can ask for only so many statements.
 */
export class CellInsert {
  private readonly groupOf: ReadonlyMap<string, number>;
  private readonly inserts = new Map<number, { columns: readonly string[]; insert: BulkInsert }>();

  constructor(
    private readonly db: WritableDatabase,
    private readonly table: { name: string; key: string },
    private readonly groups: readonly (readonly string[])[],
  ) {
    this.groupOf = new Map(groups.flatMap((columns, group) => columns.map((column) => [column, group] as const)));
  }

  add(id: number, idSite: number, cells: Cells): void {
    let filled = 0;
    for (const column in cells) filled |= 1 << this.groupOf.get(column)!;
    const { columns, insert } = this.insertOf(filled);
    const row: SqlValue[] = [id, idSite];
    for (const column of columns) row.push(cells[column] ?? null);
    insert.add(...row);
  }

  flush(): void {
    for (const { insert } of this.inserts.values()) insert.flush();
  }

  private insertOf(filled: number) {
    let found = this.inserts.get(filled);
    if (!found) {
      const columns = this.groups.flatMap((group, i) => ((filled & (1 << i)) === 0 ? [] : group));
      const insert = new BulkInsert(this.db, this.table.name, [this.table.key, 'idsite', ...columns]);
      this.inserts.set(filled, (found = { columns, insert }));
    }
    return found;
  }
}
