import type { DataTable } from '../DataTable';
import { mapRows, withParts } from '../derive';
import type { MetadataValue, Row } from '../Row';

/** Replaces what is said about the rows of every level that have it. */
export function replaceMetadata(
  table: DataTable,
  name: string,
  toValue: (value: MetadataValue, row: Row, depth: number) => MetadataValue,
): DataTable {
  return mapRows(table, (row, depth) => {
    const value = row.metadata[name];
    if (value === undefined) return row;
    return withParts(row, { metadata: { ...row.metadata, [name]: toValue(value, row, depth) } });
  });
}
