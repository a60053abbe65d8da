import { openTimeZone, type TimeZone } from '@shared/period/timeZone';
import { toFullUrl } from '@shared/plugin/actions';
import type { CellValue } from '@shared/plugin/defineDimensions';
import type { SiteDay } from '@shared/units';
import type { CodedColumn } from '../archive/CodedColumn';
import { openFactReaders } from '../archive/DayRows';
import { daysWithData } from '../archive/generations';
import { RequestRows } from '../archive/requests/RequestRows';
import { readVisitRows } from '../archive/VisitRows';
import type { ReadableDatabase } from '../db/Database';
import { sql } from '../db/sql';
import { GoalReader } from '../sites/GoalReader';
import { rowTableOf, type ColumnSource } from './ColumnSource';
import { readRowCells } from './readRowCells';
import type { KnownSegment } from './SegmentCatalog';
import { readVisitCells } from './visitCells';

/** As many as Matomo suggests. */
const MAX_VALUES = 30;
/** The newest days with data are looked at, until so many days or cells were seen. */
const MAX_DAYS = 60;
const MAX_CELLS = 50_000;
/** Lists of names up to this length are suggested as they are. */
const MAX_NAMES = 20;

/** The values that a segment has most often in the newest visits of a site, as a condition would write them. */
export function suggestValues(
  db: ReadableDatabase,
  segment: KnownSegment,
  { idSite, timezone }: { idSite: number; timezone: string },
): string[] {
  if (segment.namesGoals) return new GoalReader(db).all(idSite).map(({ name }) => name);
  const names = Object.values(segment.names ?? {});
  if (names.length > 0 && names.length <= MAX_NAMES) return names;
  const zone = openTimeZone(timezone);
  const counts = new Map<string, number>();
  for (const { source, cells } of countCells(db, segment, { idSite, timeZone: zone })) {
    for (const [value, count] of toValues(db, source, cells)) {
      const shown = source.to ? source.to(value, zone) : value;
      if (shown === null || shown === '') continue;
      const text = segment.names?.[String(shown)] ?? String(shown);
      counts.set(text, (counts.get(text) ?? 0) + count);
    }
  }
  const byCount = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return byCount.slice(0, MAX_VALUES).map(([value]) => value);
}

type Counts = Map<CellValue, number>;

type SiteClock = { idSite: number; timeZone: TimeZone };

function countCells(db: ReadableDatabase, { sources }: KnownSegment, site: SiteClock) {
  const counted = sources.map((source) => ({ source, cells: new Map() as Counts }));
  let seen = 0;
  for (const day of daysWithData(db, site.idSite).reverse().slice(0, MAX_DAYS)) {
    if (seen >= MAX_CELLS) break;
    for (const { source, cells } of counted) {
      const values = readCells({ db, ...site, day }, source);
      for (const value of values) cells.set(value, (cells.get(value) ?? 0) + 1);
      seen += values.length;
    }
  }
  return counted;
}

function cellsOf({ codes, values }: CodedColumn): CellValue[] {
  return [...codes.subarray(0, MAX_CELLS)].map((code) => values[code] ?? null);
}

function readCells(at: SiteClock & { db: ReadableDatabase; day: SiteDay }, source: ColumnSource): CellValue[] {
  const wanted = source.table === 'log_visit' ? ['idvisit', 'idvisitor', source.column] : ['idvisit', 'idvisitor'];
  const visits = readVisitRows(at.db, at.idSite, at.day, wanted);
  const rowTable = rowTableOf(source);
  if (!rowTable) return cellsOf(readVisitCells({ ...at, visits }, source));
  if (rowTable === 'log_request') {
    return cellsOf(new RequestRows({ ...at, ...openFactReaders(at.db), visits }).column(source.column));
  }
  const only = { source, rowTable, passes: () => true, matches: null };
  return readRowCells(at, rowTable, [only], true)
    .slice(0, MAX_CELLS)
    .map(([, cell]) => (cell ?? null) as CellValue);
}

/** The names of actions in place of their ids, whole addresses with their prefix. */
function toValues(db: ReadableDatabase, { actionTypes }: ColumnSource, cells: Counts): Counts {
  if (!actionTypes) return cells;
  const ids = [...cells.keys()].filter((id) => typeof id === 'number');
  const rows = db.rows<[number, string, number | null]>(sql`
    SELECT idaction, name, url_prefix
    FROM log_action
    WHERE idaction IN (SELECT value FROM json_each(${JSON.stringify(ids)})) AND type IN (${sql.list(actionTypes)})
  `);
  return new Map(rows.map(([id, name, prefix]) => [toFullUrl(name, prefix), cells.get(id) ?? 0]));
}
