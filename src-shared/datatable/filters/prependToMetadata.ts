import type { DataTable } from '../DataTable';
import { replaceMetadata } from './replaceMetadata';

/** Puts a text before what is said about the rows of every level; before a `segment`, the condition `x==y;`. */
export function prependToMetadata(table: DataTable, name: string, prefix: string): DataTable {
  return replaceMetadata(table, name, (value) => (value === null ? value : `${prefix}${String(value)}`));
}
