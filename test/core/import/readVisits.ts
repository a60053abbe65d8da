import type BetterSqlite3 from 'better-sqlite3';

/** Numbers that only say in which order things were first met. */
const isArbitrary = (column: string): boolean => /^id(client|link_va|visit|file|import|goal)$/.test(column);
const isAction = (column: string): boolean => column.includes('idaction');

/**
 * All that an import leaves, in words that do not depend on how it came in: the visits and actions of each site, and how
 * many lines each hour of it holds.
 */
export function readVisits(db: BetterSqlite3.Database): string[] {
  const order = { log_visit: 'idvisitor, visit_first_action_time', log_link_visit_action: 'idvisitor, idlink_va' };
  const rows = Object.entries(order).flatMap(([table, columns]) => {
    const query = db.prepare(`SELECT ${readableColumns(db, table)} FROM ${table} t ORDER BY idsite, ${columns}`);
    return query
      .raw()
      .all()
      .map((row) => `${table} ${JSON.stringify(row)}`);
  });
  const hours = db.prepare(`
    SELECT (SELECT name FROM site WHERE idsite = r.idsite), hour, sum(lines) FROM log_request r GROUP BY idsite, hour
  `);
  return [
    ...rows,
    ...hours
      .raw()
      .all()
      .map((row) => JSON.stringify(row)),
  ].sort();
}

/** Columns as expressions: of an action its text, of a site its name. */
function readableColumns(db: BetterSqlite3.Database, table: string): string {
  const names = db.prepare(`SELECT name FROM pragma_table_info('${table}')`).pluck().all() as string[];
  return names
    .filter((name) => !isArbitrary(name))
    .map((name) => {
      if (name === 'idsite') return '(SELECT name FROM site s WHERE s.idsite = t.idsite)';
      return isAction(name) ? `(SELECT type || ' ' || name FROM log_action a WHERE a.idaction = t.${name})` : name;
    })
    .join(', ');
}

/** Where two readings part, with what surrounds that place in each; null where they are the same. */
export function firstDifference(a: readonly string[], b: readonly string[]): { a: string; b: string } | null {
  const rows = Math.max(a.length, b.length);
  for (let row = 0; row < rows; row += 1) {
    const [one = 'nothing', other = 'nothing'] = [a[row], b[row]];
    if (one === other) continue;
    let at = 0;
    while (one[at] === other[at]) at += 1;
    const around = (text: string) => `${text.slice(0, 60)} … ${text.slice(Math.max(60, at - 150), at + 250)}`;
    return { a: around(one), b: around(other) };
  }
  return null;
}
