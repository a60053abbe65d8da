import type { DataTable } from '@shared/datatable/DataTable';
import type { Row } from '@shared/datatable/Row';
import { coreAggregations } from '@shared/metrics/coreMetrics';
import type { BlobRecord, NumericRecord } from '@shared/plugin/defineArchiver';
import type { PluginRecord } from '../plugin/PluginManager';
import { cutTable } from './cutTable';

/** Days keep this many rows a level. */
const MAX_DAY_ROWS = 50_000;
const MAX_ROWS = 5000;
const MAX_SUBTABLE_ROWS = 1000;

/** The numbers and tables of an archive in the making. */
export interface RecordValues {
  numerics: Record<string, number>;
  tables: Map<string, DataTable>;
}

/** Sets the numbers that are declared as counts of a table's rows; call it before tables are cut. */
export function countRows(records: readonly PluginRecord[], { numerics, tables }: RecordValues): void {
  for (const { name, declaration } of records) {
    if (declaration.kind !== 'numeric' || !declaration.countRowsOf) continue;
    const table = tables.get(declaration.countRowsOf);
    numerics[name] = table ? countTable(table, declaration) : 0;
  }
}

function countTable(table: DataTable, { countSubtableRows }: NumericRecord): number {
  if (!countSubtableRows) return table.rows.length;
  return table.rows.reduce((sum, row) => sum + countLeaves(row), 0);
}

function countLeaves({ subtable }: Row): number {
  if (!subtable) return 0;
  return subtable.rows.reduce((sum, row) => sum + Math.max(1, countLeaves(row)), 0);
}

/** Cuts tables to their limits: a day's to 50 000 rows a level, longer periods' to what the record declares. */
export function cutTables(records: readonly PluginRecord[], { tables }: RecordValues, isDay: boolean): void {
  for (const { name, declaration } of records) {
    const table = tables.get(name);
    if (!table || declaration.kind !== 'blob') continue;
    tables.set(
      name,
      cutTable(table, {
        sortBy: declaration.sortBy ?? 'nb_visits',
        maxRows: isDay ? MAX_DAY_ROWS : (declaration.maxRows ?? MAX_ROWS),
        maxSubtableRows: isDay ? MAX_DAY_ROWS : (declaration.maxSubtableRows ?? MAX_SUBTABLE_ROWS),
        aggregations: aggregationsOf(declaration),
      }),
    );
  }
}

export function aggregationsOf(declaration: BlobRecord): NonNullable<BlobRecord['aggregations']> {
  return { ...coreAggregations, ...declaration.aggregations };
}

/** How a number of several days becomes one: as declared, else as its core metric does, else by adding. */
export function addNumeric(name: string, declaration: NumericRecord, a: number | undefined, b: number): number {
  const how = declaration.aggregation ?? coreAggregations[name] ?? 'sum';
  if (a === undefined) return b;
  return how === 'min' ? Math.min(a, b) : how === 'max' ? Math.max(a, b) : a + b;
}
