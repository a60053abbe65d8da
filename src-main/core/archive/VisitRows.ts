import type { SiteDay } from '@shared/units';
import type { ReadableDatabase, SqlValue } from '../db/Database';
import { sql, type Sql } from '../db/sql';
import { dayKey, dayKeyRange } from '../tracker/dayKeys';
import { encodeColumn, type CodedColumn } from './CodedColumn';

/** Columns of log_visit that every archive needs; all others are read when first asked for. */
export const coreVisitColumns = [
  'idvisit',
  'idvisitor',
  'visit_total_actions',
  'visit_total_time',
  'visit_goal_converted',
  'user_id',
  'visit_first_action_time',
  'visit_entry_idaction_url',
  'visit_exit_idaction_url',
  'visit_entry_idaction_name',
  'visit_exit_idaction_name',
  'visitor_returning',
  'visitor_count_visits',
  'visitor_seconds_since_last',
] as const;

/** The second has rows only for visits of which a tracking request told more than a log line does. */
const visitTables = ['log_visit', 'log_visit_tracked'] as const;

/**
 * One site-day's visits as columns, sorted by visitor: a group's distinct visitors are counted by remembering its last one.
 */
export class VisitRows {
  readonly count: number;
  /** A visitor's number within the day, rising from row to row. */
  readonly visitors: Int32Array;
  private readonly positions: ReadonlyMap<string, number>;
  private readonly coded = new Map<string, CodedColumn>();
  private readonly numeric = new Map<string, Float64Array>();
  private readonly present = new Map<VisitTable, Set<string>>();
  private readonly firstKey: number;
  private byNumber: Int32Array | null = null;

  constructor(
    private readonly rows: readonly (readonly SqlValue[])[],
    private readonly source: { db: ReadableDatabase; idSite: number; day: SiteDay; columns: readonly string[] },
  ) {
    this.count = rows.length;
    this.firstKey = dayKey(source.idSite, source.day);
    this.positions = new Map(source.columns.map((name, i) => [name, i]));
    this.visitors = this.numberVisitors();
  }

  /** A column of log_visit, else of log_visit_tracked, by its distinct values; all NULL where neither has it. */
  column(name: string): CodedColumn {
    let column = this.coded.get(name);
    if (!column) this.coded.set(name, (column = encodeColumn(this.cells(name))));
    return column;
  }

  /** A column of numbers; NULL is -1. */
  numbers(name: string): Float64Array {
    let numbers = this.numeric.get(name);
    if (!numbers) {
      numbers = toNumbers(this.cells(name));
      this.numeric.set(name, numbers);
    }
    return numbers;
  }

  /** The row of a visit; -1 when it is none of this day's. */
  rowOf(idVisit: number): number {
    this.byNumber ??= this.indexNumbers();
    return this.byNumber[idVisit - this.firstKey] ?? -1;
  }

  private cells(name: string): SqlValue[] {
    const position = this.positions.get(name);
    if (position === undefined) return this.readColumn(name);
    const cells = new Array<SqlValue>(this.count);
    for (let row = 0; row < this.count; row += 1) cells[row] = this.rows[row]?.[position] ?? null;
    return cells;
  }

  private readColumn(name: string): SqlValue[] {
    const { db, idSite, day } = this.source;
    const cells = new Array<SqlValue>(this.count).fill(null);
    const table = visitTables.find((one) => this.presentIn(one).has(name));
    if (!table) return cells;
    for (const [idVisit, value] of readColumns(db, { idSite, day, table }, ['idvisit', name])) {
      const row = this.rowOf(idVisit as number);
      if (row >= 0) cells[row] = value ?? null;
    }
    return cells;
  }

  private presentIn(table: VisitTable): Set<string> {
    let present = this.present.get(table);
    if (!present) this.present.set(table, (present = presentColumns(this.source.db, table)));
    return present;
  }

  private numberVisitors(): Int32Array {
    const ids = this.numbers('idvisitor');
    const visitors = new Int32Array(this.count);
    for (let row = 1; row < this.count; row += 1) {
      visitors[row] = (visitors[row - 1] ?? 0) + (ids[row] === ids[row - 1] ? 0 : 1);
    }
    return visitors;
  }

  private indexNumbers(): Int32Array {
    const ids = this.numbers('idvisit');
    let last = -1;
    for (const id of ids) last = Math.max(last, id - this.firstKey);
    const byNumber = new Int32Array(last + 1).fill(-1);
    ids.forEach((id, row) => (byNumber[id - this.firstKey] = row));
    return byNumber;
  }
}

function toNumbers(cells: readonly SqlValue[]): Float64Array {
  const numbers = new Float64Array(cells.length).fill(-1);
  for (let row = 0; row < cells.length; row += 1) {
    const cell = cells[row];
    if (typeof cell === 'number') numbers[row] = cell;
  }
  return numbers;
}

/** Reads the visits of a site's day: the named columns, those that log_visit has. */
export function readVisitRows(
  db: ReadableDatabase,
  idSite: number,
  day: SiteDay,
  wanted: readonly string[],
): VisitRows {
  const present = presentColumns(db, 'log_visit');
  const columns = wanted.filter((name) => present.has(name));
  const rows = readColumns(db, { idSite, day, table: 'log_visit' }, columns);
  const visitor = columns.indexOf('idvisitor');
  const visit = columns.indexOf('idvisit');
  rows.sort((a, b) => (a[visitor] as number) - (b[visitor] as number) || (a[visit] as number) - (b[visit] as number));
  return new VisitRows(rows, { db, idSite, day, columns });
}

type VisitTable = (typeof visitTables)[number];

function readColumns(
  db: ReadableDatabase,
  { idSite, day, table }: { idSite: number; day: SiteDay; table: VisitTable },
  columns: readonly string[],
): SqlValue[][] {
  const { first, last } = dayKeyRange(idSite, day);
  const list: Sql = { text: columns.map((name) => sql`${sql.identifier(name)}`.text).join(', '), values: [] };
  return db.rows<SqlValue[]>(sql`
    SELECT ${list} FROM ${sql.identifier(table)} WHERE idvisit BETWEEN ${first} AND ${last}
  `);
}

function presentColumns(db: ReadableDatabase, table: VisitTable): Set<string> {
  return new Set(db.rows<[string]>(sql`SELECT name FROM pragma_table_info(${table})`).map(([name]) => name));
}
