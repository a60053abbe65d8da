import type { DataTable } from '../DataTable';
import { mapColumns } from '../derive';

/** Gives columns of every level, those of goals too, other names; columns without one keep theirs, and all keep their order. */
export function replaceColumnNames(table: DataTable, names: Readonly<Record<string, string>>): DataTable {
  const nameOf = (name: string): string => (Object.hasOwn(names, name) ? (names[name] ?? name) : name);
  const rename = <T>(columns: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(columns).map(([name, value]) => [nameOf(name), value]));
  return mapColumns(table, (columns) => {
    const renamed = rename(columns);
    for (const [name, goals] of Object.entries(renamed)) {
      if (typeof goals !== 'object' || goals === null) continue;
      renamed[name] = Object.fromEntries(Object.entries(goals).map(([goal, metrics]) => [goal, rename(metrics)]));
    }
    return renamed;
  });
}
