import type { ArchiveStatus, SiteArchiving } from '@shared/ipc/archiving';
import { toDateText } from '@shared/period/Period';
import { sql } from '../db/sql';
import type { Engine } from '../Engine';
import { autoArchivedSegments } from '../segment/autoArchivedSegments';
import { readSetting } from '../settings/Settings';
import { readLastRun } from './archiveRuns';
import { dueDays } from './coverage';

interface SiteRow {
  idSite: number;
  name: string;
  first: number;
  last: number;
  days: number;
  archived: number | null;
}

/** When archives were last made ahead of requests, and what is covered and due by now. */
export function readArchiveStatus(engine: Engine, isWriterAtWork: boolean): ArchiveStatus {
  const { db } = engine;
  return {
    lastRun: readLastRun(db, isWriterAtWork),
    sites: readSites(engine),
    afterImport: readSetting(db, 'archive.afterImport'),
    onRequest: readSetting(db, 'archive.onRequest'),
  };
}

function readSites(engine: Engine): SiteArchiving[] {
  const rows = engine.db.all<SiteRow>(sql`
    SELECT s.idsite AS idSite, s.name, min(d.day) AS first, max(d.day) AS last, count(*) AS days,
      (SELECT ts_archived FROM archive_coverage c WHERE c.idsite = s.idsite AND c.segment_hash = '') AS archived
    FROM site s
    JOIN site_day d ON d.idsite = s.idsite
    GROUP BY s.idsite
  `);
  return rows.map(({ first, last, ...row }) => {
    const segments = autoArchivedSegments(engine, row.idSite);
    const due = segments.filter((segment) => isDue(engine, row.idSite, segment));
    return {
      ...row,
      firstDay: toDateText(first),
      lastDay: toDateText(last),
      dueDays: dueDays(engine, { idSite: row.idSite, segment: null }).days.length,
      segments: segments.length,
      dueSegments: due.length,
    };
  });
}

/** Are there segments, to be archived ahead, that have never been, or no longer are? */
export function isSegmentDue(engine: Engine): boolean {
  const sites = engine.db.rows<[number]>(sql`SELECT DISTINCT idsite FROM site_day`);
  return sites.some(([idSite]) =>
    autoArchivedSegments(engine, idSite).some((segment) => isDue(engine, idSite, segment)),
  );
}

function isDue(engine: Engine, idSite: number, segment: ReturnType<typeof autoArchivedSegments>[number]): boolean {
  return dueDays(engine, { idSite, segment }).days.length > 0;
}
