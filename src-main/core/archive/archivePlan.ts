import type { ArchiveChoice } from '@shared/ipc/archiving';
import { aheadTypes, type Period } from '@shared/period/Period';
import type { Segment } from '@shared/segment/Segment';
import type { SiteDay } from '@shared/units';
import { sql } from '../db/sql';
import type { Engine } from '../Engine';
import { autoArchivedSegments, storedSegments } from '../segment/autoArchivedSegments';
import { SegmentReader } from '../segment/SegmentReader';
import { SiteReader } from '../sites/SiteReader';
import { periodsOf } from './archiveParts';
import { dueDays, type Coverage } from './coverage';
import { daysWithData } from './generations';

/** What is to be looked at of a site: of all its visits or of a segment. */
export interface SiteWork {
  idSite: number;
  segment: Segment | null;
  /** All days of the wanted periods, in order. */
  days: readonly SiteDay[];
  /** The periods that may be due, by toPeriodKey. */
  wanted: ReadonlySet<string>;
  /** What is covered when all of it is done; null when some of it was not wanted. */
  covers: Coverage | null;
}

export function toPeriodKey({ type, first }: Pick<Period, 'type' | 'first'>): string {
  return `${type} ${first}`;
}

/** The work of a run, site after site: all visits first, then segments. Sites without anything new are left out. Throws: AppError. */
export function planArchiving(engine: Engine, choice: ArchiveChoice): SiteWork[] {
  checkChoice(engine, choice);
  return findSites(engine, choice).flatMap((idSite) =>
    findSegments(engine, idSite, choice.idSegments)
      .map((segment) => planSite(engine, { idSite, segment }, choice))
      .filter(({ days }) => days.length > 0),
  );
}

function planSite(engine: Engine, of: Pick<SiteWork, 'idSite' | 'segment'>, choice: ArchiveChoice): SiteWork {
  const { periods = aheadTypes, dates } = choice;
  const { days: due, covers } = dueDays(engine, of, choice.allSites === true);
  const begins = ({ first }: Period): boolean => !dates || (first >= dates.first && first <= dates.last);
  const found = periods.flatMap((type) => periodsOf(type, due)).filter(begins);
  const isWhole = periods.length === aheadTypes.length && !dates;
  return {
    ...of,
    days: daysWithin(daysWithData(engine.db, of.idSite), found),
    wanted: new Set(found.map(toPeriodKey)),
    covers: isWhole ? covers : null,
  };
}

/** The days that lie in any of the periods. */
function daysWithin(days: readonly SiteDay[], periods: readonly Period[]): SiteDay[] {
  const byStart = [...periods].sort((a, b) => a.first - b.first);
  let next = 0;
  let end = -1;
  return days.filter((day) => {
    for (; next < byStart.length && byStart[next]!.first <= day; next += 1) end = Math.max(end, byStart[next]!.last);
    return day <= end;
  });
}

/** Throws: AppError where a site or segment is named that is not there. */
export function checkChoice({ db }: Engine, { idSites = [], skipIdSites = [], idSegments = [] }: ArchiveChoice): void {
  const sites = new SiteReader(db);
  for (const idSite of [...idSites, ...skipIdSites]) sites.byId(idSite);
  const segments = new SegmentReader(db);
  for (const idSegment of idSegments) segments.byId(idSegment);
}

function findSites({ db, plugins }: Engine, { idSites, skipIdSites = [] }: ArchiveChoice): number[] {
  const found = db
    .rows<[number]>(sql`SELECT DISTINCT idsite FROM site_day ORDER BY idsite`)
    .map(([idSite]) => idSite)
    .filter((idSite) => (!idSites || idSites.includes(idSite)) && !skipIdSites.includes(idSite));
  const chosen = plugins.hook('CronArchive.filterWebsiteIds', found, undefined);
  return chosen.filter((idSite) => found.includes(idSite));
}

function findSegments(engine: Engine, idSite: number, wanted: readonly number[] | undefined): (Segment | null)[] {
  return [null, ...(wanted ? storedSegments(engine, idSite, wanted) : autoArchivedSegments(engine, idSite))];
}
