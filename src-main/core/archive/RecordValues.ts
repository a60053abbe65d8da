import type { RecordTable } from '@shared/datatable/RecordTable';
import { coreAggregations } from '@shared/metrics/coreMetrics';
import type { BlobRecord, NumericRecord } from '@shared/plugin/defineArchiver';
import type { PluginRecord } from '../plugin/PluginManager';
import { cutTable } from './cutTable';
import { roundNumber, roundSums } from './roundSums';
import { limitsOf, type TableLimits } from './tableLimits';

/** The numbers and tables of an archive in the making. */
export interface RecordValues {
  numerics: Record<string, number>;
  tables: Map<string, RecordTable>;
}

/** Sets the numbers that are declared as counts of a table's rows; call it before tables are cut. */
export function countRows(records: readonly PluginRecord[], { numerics, tables }: RecordValues): void {
  for (const { name, declaration } of records) {
    if (declaration.kind !== 'numeric' || !declaration.countRowsOf) continue;
    const table = tables.get(declaration.countRowsOf);
    numerics[name] = table ? countTable(table, declaration) : 0;
  }
}

/** Rows of the first level, or the leaves below it; summary rows and what is below them don't count. */
export function countTable({ parents, summaryRows }: RecordTable, { countSubtableRows }: NumericRecord): number {
  const isCounted = new Uint8Array(parents.length);
  const isFolder = new Uint8Array(parents.length);
  parents.forEach((parent, row) => {
    isCounted[row] = summaryRows.has(row) || (parent >= 0 && isCounted[parent] === 0) ? 0 : 1;
    if (parent >= 0 && isCounted[row] === 1) isFolder[parent] = 1;
  });
  let count = 0;
  parents.forEach((parent, row) => {
    const isWanted = countSubtableRows ? parent >= 0 && isFolder[row] === 0 : parent < 0;
    if (isWanted && isCounted[row] === 1) count += 1;
  });
  return count;
}

/** Cuts tables to their limits. */
export function cutTables(
  records: readonly PluginRecord[],
  { tables }: RecordValues,
  of: { limits: TableLimits; isDay: boolean },
): void {
  for (const { name, declaration } of records) {
    const table = tables.get(name);
    if (!table || declaration.kind !== 'blob') continue;
    const cut = cutTable(table, {
      sortBy: declaration.sortBy ?? 'nb_visits',
      ...limitsOf(declaration, of),
      aggregations: aggregationsOf(declaration),
    });
    roundSums(cut);
    tables.set(name, cut);
  }
}

export function aggregationsOf(declaration: BlobRecord): NonNullable<BlobRecord['aggregations']> {
  return { ...coreAggregations, ...declaration.aggregations };
}

/** How a number of several days becomes one: as declared, else as its core metric does, else by adding. */
export function addNumeric(name: string, declaration: NumericRecord, a: number | undefined, b: number): number {
  const how = declaration.aggregation ?? coreAggregations[name] ?? 'sum';
  if (a === undefined) return b;
  return how === 'min' ? Math.min(a, b) : how === 'max' ? Math.max(a, b) : roundNumber(a + b);
}
