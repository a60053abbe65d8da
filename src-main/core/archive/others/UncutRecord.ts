import { compareExactly } from '@shared/datatable/compareNatural';
import { DataTable, type Aggregations } from '@shared/datatable/DataTable';
import { withParts } from '@shared/datatable/derive';
import type { RecordTable } from '@shared/datatable/RecordTable';
import type { Columns, GoalColumns, Row } from '@shared/datatable/Row';
import { toRow } from '@shared/datatable/tableBytes';
import { aggregationsOf } from '../RecordValues';
import { roundNumber } from '../roundSums';
import type { BlobRecord } from '@shared/plugin/defineArchiver';

/** Tables below rows of Others are numbered from here on; those that are stored never come so far. */
const FIRST_SUBTABLE = 1_000_000_000;

/** Is this the number of a table below a row that fell into Others? */
export function isBelowOthers(idSubtable: number | null | undefined): idSubtable is number {
  return (idSubtable ?? 0) >= FIRST_SUBTABLE;
}

/** All rows of a record, whatever the limits of stored tables are, and what of them fell into the Others row of a table. */
export class UncutRecord {
  /** By place: rows numbered by their way down from the first level, the same whatever order they came in. */
  private readonly order: readonly number[];
  private readonly places: Int32Array;
  private readonly below: Map<number, number[]>;

  constructor(
    private readonly record: RecordTable,
    private readonly declaration: BlobRecord,
  ) {
    this.below = sortedLevels(record);
    const order: number[] = [];
    const visit = (parent: number): void => {
      for (const row of this.rowsBelow(parent)) {
        order.push(row);
        visit(row);
      }
    };
    visit(-1);
    this.order = order;
    this.places = new Int32Array(record.rowCount);
    order.forEach((row, place) => (this.places[row] = place));
  }

  get rowCount(): number {
    return this.record.rowCount;
  }

  /**
   * The rows that stand for the Others row of a stored table, which lies below the rows of these labels: those that it lacks
   * and, where archives under it had been cut, what it lacks of a row.
   */
  others(stored: DataTable, parentLabels: readonly string[]): DataTable {
    const parent = this.find(parentLabels);
    const rows = parent === null ? [] : this.rowsBelow(parent);
    return this.toTable(
      rows.flatMap((place) => {
        const present = this.record.summaryRows.has(place) ? undefined : stored.rowByLabel(this.labelOf(place));
        if (!present) return [this.toRow(place)];
        const rest = this.restOf(place, present);
        return rest ? [rest] : [];
      }),
    );
  }

  /** The rows below a row of Others, by the number of its subtable. */
  tableBelow(idSubtable: number): DataTable {
    const parent = this.order[idSubtable - FIRST_SUBTABLE];
    return this.toTable(parent === undefined ? [] : this.rowsBelow(parent).map((row) => this.toRow(row)));
  }

  /** With all the rows below its rows; `depth` levels of them. */
  expand(table: DataTable, depth = Infinity): DataTable {
    if (depth === 0) return table;
    return this.toTable(
      [...table].map((row) => {
        if (!isBelowOthers(row.idSubtable)) return row;
        return withParts(row, { subtable: this.expand(this.tableBelow(row.idSubtable), depth - 1) });
      }),
    );
  }

  /** The labels above the rows of a table below a row of Others. */
  labelsAbove(idSubtable: number): string[] {
    const labels: string[] = [];
    for (let row = this.order[idSubtable - FIRST_SUBTABLE] ?? -1; row >= 0; row = this.record.parents[row] ?? -1) {
      labels.unshift(this.labelOf(row));
    }
    return labels;
  }

  private rowsBelow(parent: number): readonly number[] {
    return this.below.get(parent) ?? [];
  }

  private labelOf(row: number): string {
    return String(this.record.labels[row] ?? '');
  }

  private find(labels: readonly string[]): number | null {
    let parent = -1;
    for (const label of labels) {
      const next = this.rowsBelow(parent).find((row) => this.labelOf(row) === label);
      if (next === undefined) return null;
      parent = next;
    }
    return parent;
  }

  private toRow(row: number): Row {
    const result = toRow(this.record, row);
    if (this.rowsBelow(row).length > 0) result.idSubtable = FIRST_SUBTABLE + (this.places[row] as number);
    return result;
  }

  /** What a stored row lacks of the whole row; null for nothing. What does not add up, the largest of something, is left out. */
  private restOf(row: number, stored: Row): Row | null {
    const rest = toRow(this.record, row);
    const { label = '', ...numbers } = rest.columns;
    const columns = subtract(numbers, stored.columns, aggregationsOf(this.declaration));
    if (!hasNumber(columns)) return null;
    return withParts(rest, { columns: { label, ...columns }, metadata: { ...rest.metadata, is_rest: true } });
  }

  private toTable(rows: readonly Row[]): DataTable {
    const table = new DataTable();
    const column = this.declaration.sortBy ?? 'nb_visits';
    const ordered = [...rows].sort((a, b) => b.number(column) - a.number(column) || compareExactly(a.label, b.label));
    for (const row of ordered) table.addRow(row);
    return table;
  }
}

/** What the columns that add up have more than others, those nested by goal included. */
function subtract(columns: Columns, others: Columns, aggregations: Aggregations): Columns {
  const rest: Columns = {};
  for (const [name, value] of Object.entries(columns)) {
    const other = others[name];
    if (typeof value === 'object' && value !== null) {
      const of = typeof other === 'object' && other !== null ? other : {};
      const goals = Object.entries(value).map(([goal, metrics]) => [
        goal,
        subtract(metrics, of[goal] ?? {}, aggregations),
      ]);
      rest[name] = Object.fromEntries(goals) as Record<string, GoalColumns>;
    } else if (typeof value === 'number' && (aggregations[name] ?? 'sum') === 'sum') {
      rest[name] = roundNumber(value - (typeof other === 'number' ? other : 0));
    }
  }
  return rest;
}

function hasNumber(columns: Columns): boolean {
  return Object.values(columns).some((value) =>
    typeof value === 'object' && value !== null ? Object.values(value).some(hasNumber) : value !== 0,
  );
}

/** The rows below each row, by label. */
function sortedLevels(record: RecordTable): Map<number, number[]> {
  const below = new Map<number, number[]>();
  record.parents.forEach((parent, row) => {
    const rows = below.get(parent);
    if (rows) rows.push(row);
    else below.set(parent, [row]);
  });
  const labels = record.labels.map((label) => String(label ?? ''));
  for (const rows of below.values()) rows.sort((a, b) => compareExactly(labels[a] as string, labels[b] as string));
  return below;
}
