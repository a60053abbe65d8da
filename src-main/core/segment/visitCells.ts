import type { CodedColumn } from '../archive/CodedColumn';
import type { VisitRows } from '../archive/VisitRows';
import type { SqlValue } from '../db/Database';
import { sql, type Sql } from '../db/sql';
import { dayKeyRange } from '../tracker/dayKeys';
import type { ColumnSource } from './ColumnSource';
import type { SegmentDay } from './SegmentDay';

/** A day's visits, and where more of them is read. */
type VisitDay = Omit<SegmentDay, 'requests'>;

/** What a visit's own column holds, by distinct values. */
export function readVisitCells(day: VisitDay, { table, column }: ColumnSource): CodedColumn {
  if (table === 'log_visit') return day.visits.column(column);
  return alignToVisits(readJoined(day, table, column), day.visits);
}

function readJoined({ db, idSite, day }: VisitDay, table: string, column: string): [number, SqlValue][] {
  const { first, last } = dayKeyRange(idSite, day);
  const name = sql.identifier(column);
  const query: Sql =
    table === 'log_client'
      ? sql`
          SELECT v.idvisit, c.${name}
          FROM log_visit v
          JOIN log_client c ON c.idclient = v.idclient
          WHERE v.idvisit BETWEEN ${first} AND ${last}
        `
      : sql`SELECT idvisit, ${name} FROM log_visit_tracked WHERE idvisit BETWEEN ${first} AND ${last}`;
  return db.rows<[number, SqlValue]>(query);
}

function alignToVisits(rows: readonly [number, SqlValue][], visits: VisitRows): CodedColumn {
  const codes = new Int32Array(visits.count);
  const values: CodedColumn['values'] = [null];
  const known = new Map<SqlValue, number>([[null, 0]]);
  for (const [idVisit, value] of rows) {
    const visit = visits.rowOf(idVisit);
    if (visit < 0) continue;
    let code = known.get(value);
    if (code === undefined) {
      known.set(value, (code = values.length));
      values.push(value as CodedColumn['values'][number]);
    }
    codes[visit] = code;
  }
  return { codes, values };
}
