import { compareExactly, toNaturalKey } from '../compareNatural';
import type { DataTable } from '../DataTable';
import { mapSubtables, withRows } from '../derive';
import { rememberShared } from '../rememberShared';
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
export function sort(table: DataTable, options: SortOptions): DataTable {
  const make = (): DataTable => sortLevel(table, options, 0);
  // Labels as shown are no matter of the table.
  if (options.column === 'label') return make();
  // A report is asked for again and again in one order, and texts take long to compare.
  return rememberShared(table, 'sort', { by: `${options.order} ${options.column}`, make });
}

function sortLevel(table: DataTable, options: SortOptions, depth: number): DataTable {
  const below = mapSubtables(table, (subtable) => sortLevel(subtable, options, depth + 1));
  const column = presentColumn([...below], options.column);
  if (column === null) return below;
  const keys = below.rows.map((row) => keyOf(row, column, options, depth));
  const rows = orderRows(below.rows, keys, column, options.order === 'asc' ? 1 : -1);
  return withRows(below, below.summaryRow ? [...rows, below.summaryRow] : rows);
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

/** Orders rows of equal keys. */
type Order = (rows: readonly Row[]) => readonly Row[];

function orderRows(rows: readonly Row[], keys: readonly Key[], column: string, direction: number): Row[] {
  const byVisits: Order = (equal) =>
    orderByNumber(
      equal,
      equal.map((row) => row.number('nb_visits') * direction),
      orderByLabel,
    );
  const orderEqual: Order = column === 'nb_visits' ? (equal) => orderByLabel(equal, -direction) : byVisits;
  if (keys.some((key) => typeof key === 'string')) return orderByText(rows, keys, direction, orderEqual);
  const numbers = keys.map((key) => (key === null ? Infinity : (key as number) * direction));
  return orderByNumber(rows, numbers, orderEqual);
}

/** The lowest first. */
function orderByNumber(rows: readonly Row[], numbers: readonly number[], orderEqual: Order): Row[] {
  const groups = groupRows(rows, numbers);
  return inOrder(groups, Float64Array.from(groups.keys()).sort(), orderEqual);
}

/** Naturally, a number among texts as its text; what is nothing comes last. */
function orderByText(rows: readonly Row[], keys: readonly Key[], direction: number, orderEqual: Order): Row[] {
  const groups = groupRows(
    rows,
    keys.map((key) => (key === null ? null : toNaturalKey(String(key)))),
  );
  const texts = [...groups.keys()].filter((key) => key !== null).sort(compareExactly);
  if (direction < 0) texts.reverse();
  return inOrder(groups, groups.has(null) ? [...texts, null] : texts, orderEqual);
}

function orderByLabel(rows: readonly Row[], direction = 1): Row[] {
  const byExactLabel: Order = (equal) => equal.toSorted((a, b) => compareExactly(a.label, b.label));
  return orderByText(
    rows,
    rows.map((row) => row.label),
    direction,
    byExactLabel,
  );
}

/** Most rows share their number with many others: to group them first takes far fewer comparisons. */
function groupRows<K>(rows: readonly Row[], keys: readonly K[]): Map<K, Row[]> {
  const groups = new Map<K, Row[]>();
  rows.forEach((row, i) => {
    const key = keys[i] as K;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  });
  return groups;
}

function inOrder<K>(groups: ReadonlyMap<K, readonly Row[]>, keys: Iterable<K>, orderEqual: Order): Row[] {
  const ordered: Row[] = [];
  for (const key of keys) {
    const group = groups.get(key) ?? [];
    for (const row of group.length > 1 ? orderEqual(group) : group) ordered.push(row);
  }
  return ordered;
}
