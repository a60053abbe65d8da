import { coreMetrics } from '../../metrics/coreMetrics';
import type { DataTable } from '../DataTable';
import { showHideColumns } from './showHideColumns';

const sketches = coreMetrics.filter(({ aggregation }) => aggregation === 'sketch').map(({ name }) => name);

/** Takes quantile sketches out of every level: they are how numbers are stored, no number of themselves. */
export function dropSketches(table: DataTable): DataTable {
  const hasSketch = [...table].some(({ columns }) => sketches.some((name) => columns[name] !== undefined));
  return hasSketch ? showHideColumns(table, { show: [], hide: sketches }) : table;
}
