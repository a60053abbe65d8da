import { DataTable, newSummaryRow } from '@shared/datatable/DataTable';
import { RecordTable } from '@shared/datatable/RecordTable';
import { Row } from '@shared/datatable/Row';
import { uniqueColumns, type UniqueColumn } from './GroupVisitors';
import type { VisitorSets } from './VisitorSets';

/** A list of people is rid of those who came again when it has grown to twice what was left of it. */
const MIN_PEOPLE = 64;

interface PeopleOfRow {
  people: number[];
  /** How long the list may grow. */
  limit: number;
}

/** Who is behind the rows of a record, day after day. A row with others below it has the people of those. */
export class PeriodVisitors {
  private readonly rows = new RecordTable();
  /** By column, by row; a row without a list has no such column of its own. */
  private readonly lists = new Map<UniqueColumn, (PeopleOfRow | undefined)[]>();
  /** Columns of which some number was no set: the archiver worked it out itself. */
  private readonly unknown = new Set<UniqueColumn>();

  /** Adds a day's record, in whose unique columns sets stand. */
  addDay(record: RecordTable, sets: VisitorSets): void {
    const rows = this.rows.ensureRowsOf(record);
    for (const column of uniqueColumns) {
      const numberOf = numbersOf(record, column);
      if (!numberOf) continue;
      const hasBelow = new Uint8Array(record.rowCount);
      // the row above has a smaller number
      for (let row = record.rowCount - 1; row >= 0; row -= 1) {
        const number = numberOf(row);
        if (hasBelow[row] === 0 && Number.isNaN(number)) continue;
        if (hasBelow[row] === 0) this.addPeople(column, rows[row] as number, sets.peopleOf(number));
        const parent = record.parents[row] as number;
        if (parent >= 0) hasBelow[parent] = 1;
      }
    }
  }

  /** The record's rows with sets in its unique columns. */
  toTable(sets: VisitorSets): DataTable {
    const { starts, rows } = this.rows.toLevels();
    const tableBelow = (parent: number): DataTable => {
      const table = new DataTable();
      for (const row of rows.subarray(starts[parent + 1], starts[parent + 2])) table.addRow(toRow(row));
      return table;
    };
    const toRow = (place: number): Row => {
      const isSummary = this.rows.summaryRows.has(place);
      const row = isSummary ? newSummaryRow() : new Row({ label: this.rows.labels[place] ?? '' });
      const below = tableBelow(place);
      if (below.rowCount > 0) row.subtable = below;
      for (const column of uniqueColumns) this.setPeople(row, place, column, sets);
      return row;
    };
    return tableBelow(-1);
  }

  private setPeople(row: Row, place: number, column: UniqueColumn, sets: VisitorSets): void {
    if (this.unknown.has(column)) return;
    const own = this.lists.get(column)?.[place];
    let number = own && sets.add(own.people);
    for (const { columns } of row.subtable ?? []) {
      const below = columns[column];
      if (typeof below === 'number') number = sets.unite(number ?? 0, below);
    }
    if (number !== undefined) row.columns[column] = number;
  }

  private addPeople(column: UniqueColumn, row: number, people: (readonly number[])[] | null): void {
    if (people === null) {
      this.unknown.add(column);
      return;
    }
    let rows = this.lists.get(column);
    if (!rows) this.lists.set(column, (rows = []));
    const list = (rows[row] ??= { people: [], limit: MIN_PEOPLE });
    for (const some of people) for (const one of some) list.people.push(one);
    if (list.people.length < list.limit) return;
    list.people = Array.from(new Set(list.people));
    list.limit = Math.max(MIN_PEOPLE, list.people.length * 2);
  }
}

/** By row: the set behind a column. Visitors of a row without their number are those of its visits. */
function numbersOf({ columns }: RecordTable, column: UniqueColumn): ((row: number) => number) | null {
  const own = columns.get(column);
  const visits = column === 'nb_uniq_visitors' ? columns.get('nb_visits') : undefined;
  if (!own && !visits) return null;
  return (row) => {
    const number = own?.number(row) ?? NaN;
    return Number.isNaN(number) ? (visits?.number(row) ?? NaN) : number;
  };
}
