import type { Aggregations } from '@shared/datatable/DataTable';
import { RecordTable, type RecordLevels } from '@shared/datatable/RecordTable';
import { uniqueColumns } from './uniques/GroupVisitors';

export interface RowLimits {
  /** The column by which rows are kept, the highest first; equals by label. */
  sortBy: string;
  maxRows: number;
  maxSubtableRows: number;
  aggregations: Aggregations;
}

/** The record with at most so many rows a level, the summary row included, into which the others are summed. */
export function cutTable(record: RecordTable, limits: RowLimits): RecordTable {
  const levels = record.toLevels();
  return isWithin(levels, limits) ? record : new TableCutter(record, levels, limits).cut();
}

function isWithin({ starts }: RecordLevels, { maxRows, maxSubtableRows }: RowLimits): boolean {
  for (let level = 0; level + 1 < starts.length; level += 1) {
    const rows = (starts[level + 1] as number) - (starts[level] as number);
    if (rows > (level === 0 ? maxRows : maxSubtableRows)) return false;
  }
  return true;
}

/** Copies the rows that stay into a new record, level by level. */
class TableCutter {
  private readonly result = new RecordTable();
  /** By row of the record: its row in the result; -1 for what is gone with the row above it. */
  private readonly places: Int32Array;
  /** Rows of the result that rows were summed into. */
  private readonly cutRows: number[] = [];

  constructor(
    private readonly record: RecordTable,
    private readonly levels: RecordLevels,
    private readonly limits: RowLimits,
  ) {
    this.places = new Int32Array(record.rowCount).fill(-1);
    this.result.isSimple = record.isSimple;
  }

  cut(): RecordTable {
    this.cutLevel(-1, -1, this.limits.maxRows);
    const { record, result, places, limits } = this;
    for (const { path } of record.columns.values()) result.column(path);
    for (const column of record.columns.values()) {
      result.column(column.path).addColumn(column, places, limits.aggregations[column.path.at(-1) ?? '']);
    }
    result.keepMetadata(record, this.placesOfMetadata());
    for (const row of this.cutRows) result.metadataColumn('is_cut').keep(row, true);
    // Visitors of several rows are not known from the rows.
    for (const name of uniqueColumns) for (const row of this.cutRows) result.columns.get(name)?.clear(row);
    return result;
  }

  /** What is said of single rows does not hold for the summary row that they are in. */
  private placesOfMetadata(): Int32Array {
    const { record, result, places } = this;
    return places.map((place, row) => (result.summaryRows.has(place) && !record.summaryRows.has(row) ? -1 : place));
  }

  private cutLevel(parent: number, place: number, maxRows: number): void {
    const { record, result, places, levels } = this;
    const below = levels.rows.subarray(levels.starts[parent + 1], levels.starts[parent + 2]);
    const isCut = below.length > maxRows;
    const rows = isCut ? this.sorted(below) : below;
    const kept = isCut ? maxRows - 1 : rows.length;
    rows.forEach((row, i) => {
      if (record.summaryRows.has(row) || i >= kept) places[row] = result.ensureSummaryRow(place);
      else places[row] = result.addRow(place, record.labels[row]);
      if (i < kept) this.cutLevel(row, places[row] as number, this.limits.maxSubtableRows);
    });
    if (isCut) this.cutRows.push(result.ensureSummaryRow(place));
  }

  /** The highest first, the summary row last. */
  private sorted(rows: Int32Array): Int32Array {
    const { labels, summaryRows } = this.record;
    const column = this.record.column([this.limits.sortBy]);
    const value = (row: number): number => (summaryRows.has(row) ? -Infinity : column.number(row) || 0);
    return rows.slice().sort((a, b) => value(b) - value(a) || compareLabels(String(labels[a]), String(labels[b])));
  }
}

function compareLabels(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
