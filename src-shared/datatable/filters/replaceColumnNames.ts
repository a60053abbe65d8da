import type { DataTable } from '../DataTable';
import { mapColumns } from '../derive';

/** Gives columns of every level other names; columns without one keep theirs, and all keep their order. */
export function replaceColumnNames(table: DataTable, names: Readonly<Record<string, string>>): DataTable {
  const nameOf = (name: string): string => (Object.hasOwn(names, name) ? (names[name] ?? name) : name);
  return mapColumns(table, (columns) =>
    Object.fromEntries(Object.entries(columns).map(([name, value]) => [nameOf(name), value])),
  );
}
