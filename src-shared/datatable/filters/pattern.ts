import type { DataTable } from '../DataTable';
import { withRows } from '../derive';
import type { Row } from '../Row';

/** Which rows match. */
export interface PatternOptions {
  column: string;
  /** Matched anywhere in the text. */
  pattern: RegExp;
  /** The label as shown: it matches, too, when the column is `label`. */
  labelOf?: (row: Row, depth: number) => string;
}

/** Keeps the rows of the first level whose column matches. */
export function pattern(table: DataTable, options: PatternOptions): DataTable {
  return withRows(
    table,
    [...table].filter((row) => matches(row, 0, options)),
  );
}

/** Does the row's column match, or what is said about it under that name? */
export function matches(row: Row, depth: number, { column, pattern: wanted, labelOf }: PatternOptions): boolean {
  const value = row.columns[column] ?? row.metadata[column];
  if (value === undefined || value === null) return false;
  if (wanted.test(String(value))) return true;
  return column === 'label' && labelOf !== undefined && wanted.test(labelOf(row, depth));
}
