import { compareExactly, compareNatural, compareNaturalLowerCase } from '../compareNatural';
import type { DataTable } from '../DataTable';
import { mapSubtables, withRows } from '../derive';
import type { Row } from '../Row';

/** By what a table is ordered. */
export interface SortOptions {
  column: string;
  order: 'asc' | 'desc';
  /** The label as shown, when the rows are sorted by `label`; default the label itself. */
  labelOf?: (row: Row, depth: number) => string;
}

/** What stands in for a column that a table lacks. */
const substitutes: ReadonlyMap<string, string> = new Map([
  ['nb_uniq_visitors', 'sum_daily_nb_uniq_visitors'],
  ['entry_nb_uniq_visitors', 'sum_daily_entry_nb_uniq_visitors'],
  ['exit_nb_uniq_visitors', 'sum_daily_exit_nb_uniq_visitors'],
  ['nb_users', 'sum_daily_nb_users'],
]);

/**
 * Orders the rows of every level by a column; rows without it go last, the summary row stays last. Equal rows are ordered by
 * visits, or when those are the column, by label. A table that lacks the column is sorted by visits, or left alone.
 */
export function sort(table: DataTable, options: SortOptions, depth = 0): DataTable {
  const below = mapSubtables(table, (subtable) => sort(subtable, options, depth + 1));
  const column = presentColumn([...below], options.column);
  if (column === null) return below;
  const direction = options.order === 'asc' ? 1 : -1;
  const entries = below.rows.map((row): Entry => toEntry(row, keyOf(row, column, options, depth)));
  const secondary = secondaryOrder(column, direction);
  entries.sort((a, b) => compareKeys(a.key, b.key, direction) || secondary(a, b) || compareExactly(a.label, b.label));
  const rows = entries.map(({ row }) => row);
  return withRows(below, below.summaryRow ? [...rows, below.summaryRow] : rows);
}

/** A row with all that it is compared by. */
interface Entry {
  row: Row;
  key: Key;
  label: string;
  lowerCaseLabel: string;
  visits: number;
}

function toEntry(row: Row, key: Key): Entry {
  const { label } = row;
  return { row, key, label, lowerCaseLabel: label.toLowerCase(), visits: row.number('nb_visits') };
}

/** The column by which such rows are sorted when `column` is asked for; null when there is none. */
export function presentColumn(rows: readonly Row[], column: string): string | null {
  const candidates = [column, substitutes.get(column) ?? column, 'nb_visits'];
  return candidates.find((name) => rows.some((row) => Object.hasOwn(row.columns, name))) ?? null;
}

type Key = string | number | null;

function keyOf(row: Row, column: string, { labelOf }: SortOptions, depth: number): Key {
  if (column === 'label') return labelOf ? labelOf(row, depth) : row.label;
  const value = row.columns[column];
  return typeof value === 'number' || typeof value === 'string' ? value : null;
}

function compareKeys(a: Key, b: Key, direction: number): number {
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
  if (typeof a === 'number' && typeof b === 'number') return (a - b) * direction;
  return compareNatural(String(a), String(b)) * direction;
}

function secondaryOrder(column: string, direction: number): (a: Entry, b: Entry) => number {
  const byLabel = (a: Entry, b: Entry): number => compareNaturalLowerCase(a.lowerCaseLabel, b.lowerCaseLabel);
  if (column === 'nb_visits') return (a, b) => -direction * byLabel(a, b);
  return (a, b) => (a.visits - b.visits) * direction || byLabel(a, b);
}
