import type { DataTable } from '../DataTable';
import { withParts, withRows } from '../derive';
import type { Row } from '../Row';
import { matches, type PatternOptions } from './pattern';

/** Keeps rows of every level that match, and those with a match below them. All that is below a match stays. */
export function patternRecursive(table: DataTable, options: PatternOptions, depth = 0): DataTable {
  const rows = [...table].flatMap((row): Row[] => {
    if (matches(row, depth, options)) return [row];
    if (!row.subtable) return [];
    const subtable = patternRecursive(row.subtable, options, depth + 1);
    return subtable.rowCount === 0 ? [] : [withParts(row, { subtable })];
  });
  return withRows(table, rows);
}
