import type { DataTable } from '../DataTable';
import { mapRows, withParts } from '../derive';
import type { MetadataValue, Row } from '../Row';

/** Says something about each row of every level; undefined says nothing. Summary rows stand for no label: they are left out. */
export function addMetadata(
  table: DataTable,
  name: string,
  toValue: (row: Row, depth: number) => MetadataValue | undefined,
): DataTable {
  return mapRows(table, (row, depth) => {
    const value = row.isSummary ? undefined : toValue(row, depth);
    return value === undefined ? row : withParts(row, { metadata: { ...row.metadata, [name]: value } });
  });
}
