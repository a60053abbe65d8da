import { changeOf } from '../../metrics/change';
import { DataTable } from '../DataTable';
import { withParts, withRows } from '../derive';
import { Row, type Columns, type ColumnValue, type MetadataValue } from '../Row';

/** The same report in one period and segment of a comparison. */
export interface ComparedSeries {
  table: DataTable;
  /** What each of its rows says of itself: compareDate, comparePeriod, compareSegment and their names. */
  metadata: Record<string, MetadataValue>;
  /** The series whose numbers its own have changed from; null for those of the first period. */
  base: DataTable | null;
}

/** How changes are written. */
export interface ComparisonOptions {
  toChange: (change: number) => ColumnValue;
  /** Changes are taken the other way round: from this series to its base. */
  isInverted: boolean;
}

/**
 * Gives every row of every level its `comparisons`: the row of the same label in each series. Where a series lacks the row
 * its numbers are 0. Series of later periods also say how each number changed: `nb_visits_change`, `nb_visits_trend`.
 */
export function addComparisons(
  table: DataTable,
  series: readonly ComparedSeries[],
  options: ComparisonOptions,
): DataTable {
  return compareLevel(
    table,
    series.map(({ table: compared, base, metadata }) => ({ metadata, compared, base, hasBase: base !== null })),
    options,
  );
}

interface LevelSeries {
  metadata: Record<string, MetadataValue>;
  compared: DataTable | null;
  base: DataTable | null;
  hasBase: boolean;
}

function compareLevel(table: DataTable, series: readonly LevelSeries[], options: ComparisonOptions): DataTable {
  const rows = [...table].map((row) => {
    const comparisons = new DataTable();
    const below: LevelSeries[] = [];
    for (const one of series) {
      const found = findRow(one.compared, row, table);
      const base = findRow(one.base, row, table);
      comparisons.addRow(toComparison(row, { found, base, hasBase: one.hasBase, metadata: one.metadata }, options));
      below.push({ ...one, compared: found?.subtable ?? null, base: base?.subtable ?? null });
    }
    const result = withParts(row, { comparisons });
    return row.subtable ? withParts(result, { subtable: compareLevel(row.subtable, below, options) }) : result;
  });
  return withRows(table, rows);
}

function findRow(table: DataTable | null, row: Row, home: DataTable): Row | undefined {
  if (!table) return undefined;
  if (home.isSimple) return table.rows[0];
  return row.isSummary ? (table.summaryRow ?? undefined) : table.rowByLabel(row.label);
}

interface Comparison {
  found: Row | undefined;
  base: Row | undefined;
  hasBase: boolean;
  metadata: Record<string, MetadataValue>;
}

function toComparison(row: Row, { found, base, hasBase, metadata }: Comparison, options: ComparisonOptions): Row {
  const columns: Columns = {};
  for (const [name, value] of Object.entries(row.columns)) {
    if (name === 'label') continue;
    const compared = found?.columns[name] ?? (typeof value === 'number' ? 0 : null);
    columns[name] = compared;
    if (!hasBase || typeof compared !== 'number') continue;
    const before = base?.number(name) ?? 0;
    const change = options.isInverted ? changeOf(before, compared) : changeOf(compared, before);
    columns[`${name}_change`] = options.toChange(change);
    columns[`${name}_trend`] = Math.sign(change);
  }
  const result = new Row(columns, { ...metadata });
  result.idSubtable = found?.idSubtable ?? null;
  return result;
}
