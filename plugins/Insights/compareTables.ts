import { DataTable, Row, changeOf, round } from 'heartwood/sdk';
import type { Kind, Thresholds } from './thresholds';

/** By what rows are ordered. */
export const orders = ['absolute', 'relative', 'importance'] as const;
export type Order = (typeof orders)[number];

export interface Comparison {
  /** The column that is compared. */
  metric: string;
  /** The whole that impacts are shares of. */
  total: number;
  thresholds: Thresholds;
  orderBy: Order;
  /** So many rows that grew, and so many that shrank; -1 for all. */
  limitIncreaser: number;
  limitDecreaser: number;
}

const orderColumns: Readonly<Record<Order, string>> = {
  absolute: 'difference',
  relative: 'growth_percent',
  importance: 'importance',
};

/** The rows that changed most between two tables: first those that grew, then those that shrank, each from the largest change on. */
export function compareTables(now: DataTable, before: DataTable, comparison: Comparison): DataTable {
  const { total, thresholds } = comparison;
  const rows = [...pairRows(now, before)].flatMap(({ kind, row, past }) => {
    const compared = compareRows(kind, { row, past }, comparison);
    return isNotable(compared, thresholds.impact[kind], total) && hasGrown(compared, thresholds) ? [compared] : [];
  });
  const column = orderColumns[comparison.orderBy];
  const bySize = (a: Row, b: Row) =>
    Math.abs(b.number(column)) - Math.abs(a.number(column)) || (a.label < b.label ? -1 : 1);
  const pick = (grown: number, limit: number) =>
    rows
      .filter((row) => row.number('grown') === grown)
      .sort(bySize)
      .slice(0, limit < 0 ? undefined : limit);
  const table = new DataTable();
  for (const row of [...pick(1, comparison.limitIncreaser), ...pick(0, comparison.limitDecreaser)]) table.addRow(row);
  return table;
}

interface Pair {
  row: Row | undefined;
  past: Row | undefined;
}

function* pairRows(now: DataTable, before: DataTable): Iterable<Pair & { kind: Kind }> {
  for (const row of now.rows) {
    const past = before.rowByLabel(row.label);
    yield { kind: past ? 'movers' : 'new', row, past };
  }
  for (const past of before.rows) {
    if (!now.rowByLabel(past.label)) yield { kind: 'disappeared', row: undefined, past };
  }
}

/** A row as Matomo answers it; `growth_percent` is a ratio until it is formatted, and gone rows keep what was said about them. */
function compareRows(kind: Kind, { row, past }: Pair, { metric, total }: Comparison): Row {
  const value = row?.number(metric) ?? 0;
  const old = past?.number(metric) ?? 0;
  const growth = changeOf(value, old);
  const shown = row ?? past;
  return new Row(
    {
      label: shown?.label ?? '',
      [metric]: value,
      value_old: old,
      value_new: value,
      difference: round(value - old, 2),
      importance: total > 0 ? round((Math.abs(value - old) / total) * 100, 1) : 0,
      growth_percent: round(growth, 3),
      growth_percent_numeric: round(growth * 100, 1),
      grown: value >= old ? 1 : 0,
      isDisappeared: kind === 'disappeared' ? 1 : 0,
      isNew: kind === 'new' ? 1 : 0,
      isMover: kind === 'movers' ? 1 : 0,
    },
    { ...shown?.metadata },
  );
}

function isNotable(row: Row, impact: number | null, total: number): boolean {
  return impact !== null && row.number('difference') !== 0 && isFar(row, (total * impact) / 100);
}

function isFar(row: Row, least: number): boolean {
  return Math.abs(row.number('difference')) >= least;
}

function hasGrown(row: Row, { growth, loss }: Thresholds): boolean {
  const percent = row.number('growth_percent_numeric');
  return percent >= 0 ? percent >= growth : -percent >= loss;
}
