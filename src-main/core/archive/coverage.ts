import type { Segment } from '@shared/segment/Segment';
import { segmentHash } from '@shared/segment/segmentHash';
import type { SiteDay } from '@shared/units';
import type { ReadableDatabase, WritableDatabase } from '../db/Database';
import { sql } from '../db/sql';
import type { Engine } from '../Engine';
import { daysWithData } from './generations';

/** That all archives of a site, or of a segment of it, are right: for days up to a generation, by these records. */
export interface Coverage {
  idSite: number;
  /** '' without a segment. */
  segmentHash: string;
  generation: number;
  recordVersions: string;
}

interface CoverageRow {
  generation: number;
  recordVersions: string;
}

/** The days whose archives may be due, and what is covered when they have been made. */
export function dueDays(
  engine: Engine,
  { idSite, segment }: { idSite: number; segment: Segment | null },
  all = false,
): { days: SiteDay[]; covers: Coverage } {
  const { db, plugins } = engine;
  const hash = segmentHash(segment?.text ?? '');
  const recordVersions = plugins.recordVersions();
  const known = all ? undefined : readCoverage(db, idSite, hash);
  const isKnown = known?.recordVersions === recordVersions;
  const generation = db.value<number>(sql`SELECT max(generation) FROM site_day WHERE idsite = ${idSite}`) ?? 0;
  return {
    days: isKnown ? daysSince(db, idSite, known.generation) : daysWithData(db, idSite),
    covers: { idSite, segmentHash: hash, generation, recordVersions },
  };
}

export function writeCoverage(
  db: WritableDatabase,
  { idSite, segmentHash: hash, generation, recordVersions }: Coverage,
  now: number,
): void {
  db.run(sql`
    INSERT OR REPLACE INTO archive_coverage (idsite, segment_hash, generation, record_versions, ts_archived)
    VALUES (${idSite}, ${hash}, ${generation}, ${recordVersions}, ${now})
  `);
}

/** Archives were taken away that no generation tells of: every one is looked for again. */
export function forgetCoverage(db: WritableDatabase, of: { idSite: number } | { segmentHash: string }): void {
  db.run(
    'idSite' in of
      ? sql`DELETE FROM archive_coverage WHERE idsite = ${of.idSite}`
      : sql`DELETE FROM archive_coverage WHERE segment_hash = ${of.segmentHash}`,
  );
}

function readCoverage(db: ReadableDatabase, idSite: number, hash: string): CoverageRow | undefined {
  return db.get<CoverageRow>(sql`
    SELECT generation, record_versions AS recordVersions
    FROM archive_coverage
    WHERE idsite = ${idSite} AND segment_hash = ${hash}
  `);
}

function daysSince(db: ReadableDatabase, idSite: number, generation: number): SiteDay[] {
  return db
    .rows<[number]>(
      sql`
        SELECT day
        FROM site_day
        WHERE idsite = ${idSite} AND generation > ${generation}
        ORDER BY day
      `,
    )
    .map(([day]) => day);
}
