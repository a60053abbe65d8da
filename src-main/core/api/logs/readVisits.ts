import { toFullUrl } from '@shared/plugin/actions';
import type { LogVisit, LogVisitRow } from '@shared/plugin/logReaders';
import type { CellValue } from '@shared/plugin/defineDimensions';
import type { ReadableDatabase } from '../../db/Database';
import { sql } from '../../db/sql';
import { dayKeyRangeOf } from '../../tracker/dayKeys';

type Row = Record<string, CellValue>;

const list = (ids: readonly number[]) => sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;

/** Whole visits in the order of their ids. */
export function readVisits(db: ReadableDatabase, ids: readonly number[]): LogVisit[] {
  const visits = db.all<Row>(sql`
    SELECT v.*, c.ip, c.language, a.text AS user_agent
    FROM log_visit v
    JOIN log_client c ON c.idclient = v.idclient
    LEFT JOIN log_text a ON a.idtext = c.iduser_agent
    WHERE v.idvisit IN ${list(ids)}
  `);
  const tracked = new Map(
    db.all<Row>(sql`SELECT * FROM log_visit_tracked WHERE idvisit IN ${list(ids)}`).map((row) => [row.idvisit, row]),
  );
  const found = new Map(visits.map((visit) => [visit.idvisit as number, withTracked(visit, tracked)]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

function withTracked(visit: Row, tracked: ReadonlyMap<CellValue | undefined, Row>): LogVisit {
  const told = Object.entries(tracked.get(visit.idvisit) ?? {}).filter(([column]) => (visit[column] ?? null) === null);
  return { ...visit, ...Object.fromEntries(told) } as unknown as LogVisit;
}

/** The actions of visits in their order; of each visit the first `most`. */
export function readActions(db: ReadableDatabase, ids: readonly number[], most = Infinity): LogVisitRow[] {
  const rows = ids.flatMap((id) => {
    const [from, until] = [firstActionFrom(db, id), firstActionFrom(db, id + 1)];
    return db.all<Row>(sql`
      SELECT a.*, coalesce(u.type, n.type) AS type
      FROM log_link_visit_action a
      LEFT JOIN log_action u ON u.idaction = a.idaction_url
      LEFT JOIN log_action n ON n.idaction = a.idaction_name
      WHERE a.idlink_va >= ${from} AND a.idlink_va < ${Math.min(until, from + most)}
      ORDER BY a.idlink_va
    `);
  });
  const links = rows.map((row) => row.idlink_va as number);
  const tracked = new Map(
    db
      .all<Row>(sql`SELECT * FROM log_link_visit_action_tracked WHERE idlink_va IN ${list(links)}`)
      .map((row) => [row.idlink_va, row]),
  );
  return withNames(
    db,
    rows.map((row) => ({ ...tracked.get(row.idlink_va as number), ...row })),
  );
}

/** The conversions of visits in the order of time. */
export function readConversions(db: ReadableDatabase, ids: readonly number[]): LogVisitRow[] {
  const rows = db.all<Row>(sql`
    SELECT * FROM log_conversion WHERE idvisit IN ${list(ids)} ORDER BY idvisit, server_time, idgoal, buster
  `);
  return withNames(db, rows);
}

/** The products in orders and carts of visits. */
export function readItems(db: ReadableDatabase, ids: readonly number[]): LogVisitRow[] {
  const rows = db.all<Row>(sql`
    SELECT * FROM log_conversion_item
    WHERE idvisit IN ${list(ids)} AND deleted = 0
    ORDER BY idvisit, idorder, idaction_sku
  `);
  return withNames(db, rows);
}

/** The key of the first action of this visit or a later one: a day's actions lie in the order of its visits, without gaps. */
function firstActionFrom(db: ReadableDatabase, idVisit: number): number {
  const { first, last } = dayKeyRangeOf(idVisit);
  const highest = db.value<number | null>(
    sql`SELECT max(idlink_va) FROM log_link_visit_action WHERE idlink_va BETWEEN ${first} AND ${last}`,
  );
  let [from, until] = [first, (highest ?? first - 1) + 1];
  while (from < until) {
    const middle = Math.floor((from + until) / 2);
    const visit = db.value<number>(sql`SELECT idvisit FROM log_link_visit_action WHERE idlink_va = ${middle}`);
    if ((visit ?? 0) < idVisit) from = middle + 1;
    else until = middle;
  }
  return from;
}

/** `idaction_x` names an action: `x` is its name. */
function withNames(db: ReadableDatabase, rows: readonly Row[]): LogVisitRow[] {
  const isId = (column: string): boolean => column.startsWith('idaction_');
  const ids = rows.flatMap((row) =>
    Object.keys(row)
      .filter(isId)
      .map((column) => row[column]),
  );
  const names = new Map(
    db
      .rows<[number, string, number | null]>(
        sql`
          SELECT idaction, name, url_prefix
          FROM log_action
          WHERE idaction IN ${list([...new Set(ids.filter((id): id is number => typeof id === 'number'))])}
        `,
      )
      .map(([id, name, prefix]) => [id as CellValue, toFullUrl(name, prefix)]),
  );
  return rows.map((row) => {
    const named = Object.keys(row)
      .filter(isId)
      .map((column) => [column.slice('idaction_'.length), names.get(row[column] ?? null) ?? null] as const);
    return { ...row, ...Object.fromEntries(named) } as unknown as LogVisitRow;
  });
}
