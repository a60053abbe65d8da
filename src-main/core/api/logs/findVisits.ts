import { parseSegment } from '@shared/segment/parseSegment';
import type { Segment } from '@shared/segment/Segment';
import type { LogPage, LogSelection } from '@shared/plugin/logReaders';
import type { SiteDay } from '@shared/units';
import type { ArchiveContext } from '../../archive/ArchiveContext';
import type { VisitRows } from '../../archive/VisitRows';
import { sql } from '../../db/sql';
import { segmentCatalog } from '../../segment/SegmentCatalog';
import { storedVisitorId } from '../../segment/storedVisitorId';
import type { Selection as Selected } from '../../segment/selectVisits';
import { dayKeyRange, dayOfKey } from '../../tracker/dayKeys';

type Found = [idVisit: number, last: number];

/** The ids of a page of visits by the time of their last action; only the days that the page lies in are read. Throws: AppError segment.invalid. */
export function findVisits(context: ArchiveContext, selection: LogSelection, page: LogPage): number[] {
  const segment = parseLogSegment(context, selection.segment);
  const sign = page.isOldestFirst ? 1 : -1;
  const [idSite] = selection.idSites;
  const canSkip = selection.idSites.length === 1 && !segment && !selection.visitorId && selection.since === undefined;
  const skipped =
    canSkip && idSite !== undefined ? skipDays(context, { idSite, selection, page }) : { days: 0, visits: 0 };
  const rest = { ...page, offset: page.offset - skipped.visits };
  const wanted = rest.offset + rest.limit;
  const found = selection.idSites.flatMap((id) => {
    const taken: Found[] = [];
    for (const day of listDays(context, id, selection, page).slice(skipped.days)) {
      for (const one of findInDay(context, { idSite: id, day, segment }, selection)) taken.push(one);
      if (taken.length >= wanted) break;
    }
    return taken;
  });
  return found
    .sort((a, b) => sign * (a[1] - b[1] || a[0] - b[0]))
    .slice(rest.offset, wanted)
    .map(([id]) => id);
}

/** null for all visits. Throws: AppError segment.invalid. */
export function parseLogSegment({ engine }: ArchiveContext, text = ''): Segment | null {
  const segment = parseSegment(text, 'visit');
  if (segment) segmentCatalog(engine.plugins).check(segment);
  return segment;
}

/** The days that may hold rows of the selection, in the order of the page. */
export function listDays(
  context: ArchiveContext,
  idSite: number,
  { period, visitorId, since }: LogSelection,
  { isOldestFirst = false }: LogPage,
): SiteDay[] {
  const { db } = context.engine;
  const first = Math.max(period?.first ?? 0, since === undefined ? 0 : context.timeZone(idSite).siteDay(since));
  const last = period?.last ?? 2 ** 16 - 1;
  const days =
    visitorId === undefined
      ? db.rows<[number]>(sql`SELECT day FROM site_day WHERE idsite = ${idSite} AND day BETWEEN ${first} AND ${last}`)
      : db
          .rows<[number]>(
            sql`SELECT idvisit FROM log_visit WHERE idsite = ${idSite} AND idvisitor = ${toVisitor(visitorId)}`,
          )
          .map(([id]): [number] => [dayOfKey(id)]);
  const within = [...new Set(days.map(([day]) => day))].filter((day) => day >= first && day <= last);
  return within.sort((a, b) => (isOldestFirst ? a - b : b - a));
}

/** log_visit.idvisitor of `34c31e04394bd`; no visitor's where it is no id. */
function toVisitor(visitorId: string): number {
  const id = storedVisitorId(visitorId);
  return /^[\da-f]+$/.test(id) ? parseInt(id, 16) : -1;
}

/** Whole days that lie before the page, by their count of visits. */
function skipDays(
  context: ArchiveContext,
  { idSite, selection, page }: { idSite: number; selection: LogSelection; page: LogPage },
): { days: number; visits: number } {
  const skipped = { days: 0, visits: 0 };
  for (const day of listDays(context, idSite, selection, page)) {
    const { first, last } = dayKeyRange(idSite, day);
    const count = context.engine.db.value<number>(
      sql`SELECT count(*) FROM log_visit WHERE idvisit BETWEEN ${first} AND ${last}`,
    );
    if (skipped.visits + (count ?? 0) > page.offset) break;
    skipped.days += 1;
    skipped.visits += count ?? 0;
  }
  return skipped;
}

function findInDay(
  context: ArchiveContext,
  { idSite, day, segment }: { idSite: number; day: SiteDay; segment: Segment | null },
  { visitorId, since }: LogSelection,
): Found[] {
  const { rows, selection } = context.readDay(idSite, day, segment, []);
  const { visits } = rows;
  const ids = visits.numbers('idvisit');
  const last = visits.numbers('visit_last_action_time');
  const found: Found[] = [];
  for (let row = 0; row < visits.count; row += 1) {
    const time = last[row] as number;
    if (since !== undefined && time <= since) continue;
    if (isSelected(visits, row, selection, { visitorId })) found.push([ids[row] as number, time]);
  }
  return found;
}

/** Is the visit of this row in the segment, and one of the visitor asked for? */
export function isSelected(
  visits: VisitRows,
  row: number,
  selected: Selected | null,
  { visitorId }: Pick<LogSelection, 'visitorId'>,
): boolean {
  if (selected && selected.visits[row] !== 1) return false;
  return visitorId === undefined || visits.numbers('idvisitor')[row] === toVisitor(visitorId);
}
