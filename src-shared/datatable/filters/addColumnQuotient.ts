import { quotient } from '../../metrics/round';
import type { DataTable } from '../DataTable';
import { addColumn } from './addColumn';

/** Which column is divided by which, and to how many places. */
export interface QuotientOptions {
  name: string;
  numerator: string;
  /** A column, or one number for all rows. */
  denominator: string | number;
  places?: number;
}

/** Adds numerator / denominator, 0 where the denominator is 0. Rows without the numerator are left alone. */
export function addColumnQuotient(table: DataTable, options: QuotientOptions): DataTable {
  const { name, numerator, denominator, places = 0 } = options;
  return addColumn(table, name, (row) => {
    if (typeof row.columns[numerator] !== 'number') return undefined;
    const below = typeof denominator === 'number' ? denominator : row.number(denominator);
    return quotient(row.number(numerator), below, places);
  });
}
