import type { DataTable } from '../DataTable';
import { mapColumns, withParts, withRows } from '../derive';
import type { Columns } from '../Row';

/** Which columns stay; the label always does. Empty lists ask for nothing. */
export interface ShowHideOptions {
  show: readonly string[];
  hide: readonly string[];
  /** Hides in the tables below, too; default true. */
  isRecursive?: boolean;
}

/** Keeps only the columns to show, on every level, without those to hide. A metric's change stays and goes with it. */
export function showHideColumns(table: DataTable, { show, hide, isRecursive = true }: ShowHideOptions): DataTable {
  const shown = new Set(show);
  const hidden = new Set(hide);
  const result =
    show.length === 0
      ? table
      : mapColumns(
          table,
          keep((name) => shown.has(name)),
        );
  if (hide.length === 0) return result;
  const drop = keep((name) => !hidden.has(name));
  if (isRecursive) return mapColumns(result, drop);
  const rows = [...result].map((row) => withParts(row, { columns: drop(row.columns) }));
  return withRows(result, rows);
}

function keep(isKept: (name: string) => boolean): (columns: Columns) => Columns {
  const keeps = (name: string): boolean => name === 'label' || isKept(name.replace(/_(change|trend)$/, ''));
  return (columns) => Object.fromEntries(Object.entries(columns).filter(([name]) => keeps(name)));
}
