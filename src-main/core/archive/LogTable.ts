import type { SiteDay } from '@shared/units';
import type { ReadableDatabase, SqlValue } from '../db/Database';
import { sql, type Sql } from '../db/sql';
import { dayKeyRange } from '../tracker/dayKeys';
import type { ActionNames } from './ActionNames';
import { columnAt, constantColumn, encodeColumn, type CodedColumn } from './CodedColumn';
import type { RowsOfVisits } from './LogRows';
import { holdsActions, nameActions } from './nameActions';
import { sortLikeVisits } from './sortLikeVisits';
import type { VisitRows } from './VisitRows';

/** Where a day's rows are read from. */
export interface DaySource {
  db: ReadableDatabase;
  idSite: number;
  day: SiteDay;
  visits: VisitRows;
  names: ActionNames;
}

/** The tables with any number of rows for a visit, and what their rows are kept in the order of. */
const tables = {
  log_link_visit_action: { key: 'idlink_va', order: ['idlink_va'] },
  log_conversion: { key: 'idvisit', order: ['idvisit', 'idgoal', 'buster'] },
  log_conversion_item: { key: 'idvisit', order: ['idvisit', 'idorder', 'idaction_sku'] },
} as const;

const NONE: Sql = { text: '', values: [] };

/**
 * One site-day's rows of a log table, sorted like the visits. Each column is read when first asked for; one that the table
 * lacks is the visit's.
 */
export class LogTable implements RowsOfVisits {
  private visitRows: Int32Array | null = null;
  private readonly coded = new Map<string, CodedColumn>();
  private present: Set<string> | null = null;

  constructor(
    protected readonly source: DaySource,
    private readonly table: keyof typeof tables,
  ) {}

  get visit(): Int32Array {
    const { visits } = this.source;
    return (this.visitRows ??= Int32Array.from(this.readSorted(sql`NULL`), ([idVisit]) => visits.rowOf(idVisit)));
  }

  get count(): number {
    return this.visit.length;
  }

  column(name: string): CodedColumn {
    let column = this.coded.get(name);
    if (!column) this.coded.set(name, (column = this.makeColumn(name)));
    return column;
  }

  /** The column as stored: ids of actions stay ids; null where the table lacks it. */
  storedColumn(name: string): CodedColumn | null {
    return this.columns.has(name) ? encodeColumn(this.readCells(sql`a.${sql.identifier(name)}`)) : null;
  }

  protected makeColumn(name: string): CodedColumn {
    if (this.count === 0) return constantColumn(0, null);
    const column = this.storedColumn(name) ?? columnAt(this.source.visits.column(name), this.visit);
    return holdsActions(name) ? nameActions(column, this.source.names) : column;
  }

  protected readCells(cell: Sql, join: Sql = NONE): SqlValue[] {
    return this.readSorted(cell, join).map(([, value]) => value);
  }

  private get columns(): Set<string> {
    return (this.present ??= tableColumns(this.source.db, this.table));
  }

  private readSorted(cell: Sql, join: Sql = NONE): [idVisit: number, cell: SqlValue][] {
    const { db, idSite, day, visits } = this.source;
    const { first, last } = dayKeyRange(idSite, day);
    const { key, order } = tables[this.table];
    const keys: Sql = { text: order.map((name) => `a.${name}`).join(', '), values: [] };
    const isCounted = this.table === 'log_conversion_item' ? sql`AND a.deleted = 0` : NONE;
    const rows = db.rows<[number, SqlValue]>(sql`
      SELECT a.idvisit, ${cell}
      FROM ${sql.identifier(this.table)} a
      ${join}
      WHERE a.${sql.identifier(key)} BETWEEN ${first} AND ${last} ${isCounted}
      ORDER BY ${keys}
    `);
    return sortLikeVisits(rows, visits);
  }
}

export function tableColumns(db: ReadableDatabase, table: string): Set<string> {
  return new Set(db.rows<[string]>(sql`SELECT name FROM pragma_table_info(${table})`).map(([name]) => name));
}
