import type { CellValue } from '@shared/plugin/defineDimensions';
import type { SiteDay } from '@shared/units';
import type { ReadableDatabase, SqlValue } from '../db/Database';
import { sql, type Sql } from '../db/sql';
import { dayKey, dayKeyRange } from '../tracker/dayKeys';

/** Columns of log_visit that the core itself counts with. */
export const coreVisitColumns = [
  'idvisit',
  'idvisitor',
  'visit_total_actions',
  'visit_total_time',
  'visit_goal_converted',
  'user_id',
  'visit_first_action_time',
  'visit_last_action_time',
  'visit_total_interactions',
  'visit_total_searches',
  'visit_entry_idaction_url',
  'visit_exit_idaction_url',
  'visit_entry_idaction_name',
  'visit_exit_idaction_name',
  'visit_goal_buyer',
  'visitor_returning',
  'visitor_count_visits',
  'visitor_seconds_since_first',
  'visitor_seconds_since_last',
] as const;

/** A column by its distinct values: `values[codes[row]]` is the cell. */
export interface CodedColumn {
  codes: Int32Array;
  values: CellValue[];
}

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
  private byNumber: Int32Array | null = null;

  constructor(
    private readonly rows: readonly (readonly SqlValue[])[],
    columns: readonly string[],
    private readonly firstKey: number,
  ) {
    this.count = rows.length;
    this.positions = new Map(columns.map((name, i) => [name, i]));
    this.visitors = this.numberVisitors();
  }

  /** A column by its distinct values; all NULL where the table does not have it. */
  column(name: string): CodedColumn {
    let column = this.coded.get(name);
    if (!column) this.coded.set(name, (column = this.encode(name)));
    return column;
  }

  /** A column of numbers; NULL is -1. */
  numbers(name: string): Float64Array {
    let numbers = this.numeric.get(name);
    if (!numbers) this.numeric.set(name, (numbers = this.readNumbers(name)));
    return numbers;
  }

  /** The row of a visit; -1 when it is none of this day's. */
  rowOf(idVisit: number): number {
    this.byNumber ??= this.indexNumbers();
    return this.byNumber[idVisit - this.firstKey] ?? -1;
  }

  private encode(name: string): CodedColumn {
    const position = this.positions.get(name);
    const codes = new Int32Array(this.count);
    if (position === undefined) return { codes, values: [null] };
    const byValue = new Map<SqlValue, number>();
    const values: CellValue[] = [];
    for (let row = 0; row < this.count; row += 1) {
      const value = this.rows[row]?.[position] ?? null;
      let code = byValue.get(value);
      if (code === undefined) {
        byValue.set(value, (code = values.length));
        values.push(value as CellValue);
      }
      codes[row] = code;
    }
    return { codes, values };
  }

  private readNumbers(name: string): Float64Array {
    const position = this.positions.get(name);
    const numbers = new Float64Array(this.count).fill(-1);
    if (position === undefined) return numbers;
    for (let row = 0; row < this.count; row += 1) {
      const value = this.rows[row]?.[position];
      if (typeof value === 'number') numbers[row] = value;
    }
    return numbers;
  }

  private numberVisitors(): Int32Array {
    const ids = this.readNumbers('idvisitor');
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

/** Reads the visits of a site's day: the named columns, those that log_visit has. */
export function readVisitRows(
  db: ReadableDatabase,
  idSite: number,
  day: SiteDay,
  columns: readonly string[],
): VisitRows {
  const { first, last } = dayKeyRange(idSite, day);
  const present = presentColumns(db);
  const known = columns.filter((name) => present.has(name));
  const rows = db.rows<SqlValue[]>(sql`
    SELECT ${columnList(known)}
    FROM log_visit
    WHERE idvisit BETWEEN ${first} AND ${last}
  `);
  const visitor = known.indexOf('idvisitor');
  const visit = known.indexOf('idvisit');
  rows.sort((a, b) => (a[visitor] as number) - (b[visitor] as number) || (a[visit] as number) - (b[visit] as number));
  return new VisitRows(rows, known, dayKey(idSite, day));
}

function presentColumns(db: ReadableDatabase): Set<string> {
  return new Set(db.rows<[string]>(sql`SELECT name FROM pragma_table_info('log_visit')`).map(([name]) => name));
}

function columnList(names: readonly string[]): Sql {
  return { text: names.map((name) => sql`${sql.identifier(name)}`.text).join(', '), values: [] };
}
