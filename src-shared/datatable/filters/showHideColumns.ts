import type { DataTable } from '../DataTable';
import { mapColumns } from '../derive';

/** Which columns stay; the label always does. Empty lists ask for nothing. */
export interface ShowHideOptions {
  show: readonly string[];
  hide: readonly string[];
}

/** Keeps only the columns to show, or without such a list removes those to hide, on every level. */
export function showHideColumns(table: DataTable, { show, hide }: ShowHideOptions): DataTable {
  if (show.length === 0 && hide.length === 0) return table;
  const shown = new Set(show);
  const hidden = new Set(hide);
  const isKept = (name: string): boolean =>
    name === 'label' || ((show.length === 0 || shown.has(name)) && !hidden.has(name));
  return mapColumns(table, (columns) => Object.fromEntries(Object.entries(columns).filter(([name]) => isKept(name))));
}
