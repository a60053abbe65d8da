import { createHash } from 'node:crypto';
import type { SiteDay } from '@shared/units';
import type { WritableDatabase } from '../db/Database';
import { sql, type Sql } from '../db/sql';
import { dayKeyRange } from './dayKeys';

/** The tables that visits are derived into, with the key that says on which day a row belongs. */
const derivedTables = {
  log_visit: 'idvisit',
  log_visit_tracked: 'idvisit',
  log_link_visit_action: 'idlink_va',
  log_link_visit_action_tracked: 'idlink_va',
  log_conversion: 'idvisit',
  log_conversion_item: 'idvisit',
} as const;

/** A digest of all that is derived for a site's day: two are the same where every cell is. */
export function digestDay(db: WritableDatabase, idSite: number, day: SiteDay): string {
  const { first, last } = dayKeyRange(idSite, day);
  const hash = createHash('sha1');
  for (const [table, key] of Object.entries(derivedTables)) {
    const keyColumn = sql.identifier(key);
    const query = sql`
      SELECT ${allCells(db, table)}
      FROM ${sql.identifier(table)}
      WHERE ${keyColumn} BETWEEN ${first} AND ${last}
      ORDER BY ${keyColumn}
    `;
    hash.update(`${table}\n`);
    const rows = db
      .prepare(query.text)
      .raw(true)
      .iterate(...query.values) as Iterable<[string]>;
    for (const [cells] of rows) hash.update(`${cells}\n`);
  }
  return hash.digest('hex');
}

/** A row as one text. */
function allCells(db: WritableDatabase, table: string): Sql {
  const columns = db.rows<[string]>(sql`SELECT name FROM pragma_table_info(${table})`);
  const cells = columns.map(([name]) => sql`quote(${sql.identifier(name)})`);
  return cells.reduce((all, cell) => sql`${all} || ',' || ${cell}`);
}
