import { changeOf } from '../../metrics/change';
import { round } from '../../metrics/round';
import type { DataTable } from '../DataTable';
import { mapRows, withParts } from '../derive';

/** Which column is compared, and what the change is called; default `<column>_evolution`. */
export interface EvolutionOptions {
  column: string;
  name?: string;
}

/** Adds the change of a column since a past table, row by row of the first level: `-97.7%`. */
export function addEvolution(table: DataTable, past: DataTable, options: EvolutionOptions): DataTable {
  const { column, name = `${column}_evolution` } = options;
  return mapRows(table, (row, depth) => {
    if (depth > 0) return row;
    const before = (row.isSummary ? past.summaryRow : past.rowByLabel(row.label))?.number(column) ?? 0;
    const evolution = `${round(changeOf(row.number(column), before) * 100, 1)}%`;
    return withParts(row, { columns: { ...row.columns, [name]: evolution } });
  });
}
