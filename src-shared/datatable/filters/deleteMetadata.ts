import type { DataTable } from '../DataTable';
import { mapRows, withParts } from '../derive';

/** Removes what is said about the rows of every level under these names; without names all of it. */
export function deleteMetadata(table: DataTable, names: readonly string[] | null = null): DataTable {
  if (names === null) return mapRows(table, (row) => withParts(row, { metadata: {} }));
  const gone = new Set(names);
  return mapRows(table, (row) =>
    withParts(row, { metadata: Object.fromEntries(Object.entries(row.metadata).filter(([name]) => !gone.has(name))) }),
  );
}
