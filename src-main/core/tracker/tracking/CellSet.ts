import type { SqlValue } from '../../db/Database';
import type { Cells } from './TrackedHit';

/** Cells in the making: what is null is left out, and where nothing is left there are none. */
export class CellSet {
  private cells: Record<string, SqlValue> | null = null;

  set(column: string, value: SqlValue): void {
    if (value !== null) (this.cells ??= {})[column] = value;
  }

  setAll(cells: Cells): void {
    for (const column in cells) this.set(column, cells[column] ?? null);
  }

  /** null without any. */
  get filled(): Cells | null {
    return this.cells;
  }
}
