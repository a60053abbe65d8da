import type { SqlValue } from '../db/Database';
import { sql, type Sql } from '../db/sql';
import { dayKeyRange } from '../tracker/dayKeys';
import type { SourceTest } from './compileSegment';
import type { ColumnSource, RowKind, RowTable } from './ColumnSource';
import type { SegmentDay } from './SegmentDay';

/** The visit of a row, and its cells in the order of the sources. */
export type RowCells = readonly [idvisit: number, ...cells: SqlValue[]];

/** Up to so many matching actions the rows are found by SQLite; more are told apart faster here. */
const MAX_LISTED = 500;

/** The rows of a day in one table, in the order of their keys; those that no source can pass may be left out unless `wantsAll`. */
export function readRowCells(
  { db, idSite, day }: Pick<SegmentDay, 'db' | 'idSite' | 'day'>,
  table: Exclude<RowTable, 'log_request'>,
  sources: readonly SourceTest[],
  wantsAll: boolean,
): RowCells[] {
  const { first, last } = dayKeyRange(idSite, day);
  const key = table === 'log_link_visit_action' ? sql`a.idlink_va` : sql`a.idvisit`;
  const range = sql`${key} BETWEEN ${first} AND ${last}`;
  const hasTracked =
    table === 'log_link_visit_action' &&
    sources.some(({ source }) => asksTracked(source)) &&
    db.value(sql`SELECT 1 FROM log_link_visit_action_tracked WHERE idlink_va BETWEEN ${first} AND ${last} LIMIT 1`) ===
      1;
  const join = hasTracked
    ? sql`LEFT JOIN log_link_visit_action_tracked t ON t.idlink_va = a.idlink_va`
    : { text: '', values: [] };
  const cells = sources.map(({ source }) => cellOf(source, hasTracked));
  const filter = wantsAll ? null : toFilter(sources, cells);
  return db.rows<RowCells>(sql`
    SELECT a.idvisit, ${joined(cells, ', ')}
    FROM ${sql.identifier(table)} a
    ${join}
    WHERE ${range} ${filter ? sql`AND (${filter})` : { text: '', values: [] }}
    ORDER BY ${key}
  `);
}

const asksTracked = ({ table, given }: ColumnSource): boolean =>
  table === 'log_link_visit_action_tracked' || given === 'page' || given === 'event';

const NULL: Sql = { text: 'NULL', values: [] };

/** Without a tracked action in the day, every action with a page is a page view. */
function cellOf({ table, column, given }: ColumnSource, hasTracked: boolean): Sql {
  const isTracked = table === 'log_link_visit_action_tracked';
  if (!hasTracked && (isTracked || given === 'event')) return NULL;
  const cell = isTracked ? sql`t.${sql.identifier(column)}` : sql`a.${sql.identifier(column)}`;
  if (given === undefined || (given === 'page' && !hasTracked)) return cell;
  return sql`CASE WHEN ${kindTests[given]} THEN ${cell} END`;
}

const kindTests: Readonly<Record<RowKind, Sql>> = {
  page: sql`t.idaction_event_category IS NULL AND t.idaction_content_name IS NULL`,
  event: sql`t.idaction_event_category IS NOT NULL`,
  order: sql`a.idgoal = 0`,
  cart: sql`a.idgoal = -1`,
  inOrder: sql`a.deleted = 0`,
};

/** `cell IN (matching actions) OR …`; null where other rows may pass. */
function toFilter(sources: readonly SourceTest[], cells: readonly Sql[]): Sql | null {
  const lists = sources.map(({ matches }) => (matches && matches.ids.size <= MAX_LISTED ? [...matches.ids] : null));
  if (lists.includes(null)) return null;
  const tests = lists.map(
    (ids, i) => sql`${cells[i] ?? NULL} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
  );
  return joined(tests, ' OR ');
}

function joined(parts: readonly Sql[], separator: string): Sql {
  return { text: parts.map(({ text }) => text).join(separator), values: parts.flatMap(({ values }) => values) };
}
