import { AppError } from '@shared/errors';
import type { StoredSegment } from '@shared/plugin/defineApi';
import type { ReadableDatabase } from '../db/Database';
import { sql } from '../db/sql';

const columns = sql`
  idsegment, name, definition, hash, login, enable_all_users, enable_only_idsite, auto_archive,
  datetime(ts_created, 'unixepoch') AS ts_created, datetime(ts_last_edit, 'unixepoch') AS ts_last_edit, deleted
`;

/** Reads stored segments; those that were deleted are not there. */
export class SegmentReader {
  constructor(protected readonly db: ReadableDatabase) {}

  /** By name; those of one site with those of every site. */
  all(idSite?: number): StoredSegment[] {
    const found = this.db.all<StoredSegment>(sql`
      SELECT ${columns}
      FROM segment
      WHERE deleted = 0
      ORDER BY name COLLATE NOCASE, idsegment
    `);
    return found.filter(({ enable_only_idsite: only }) => idSite === undefined || only === 0 || only === idSite);
  }

  /** Throws: AppError api.parameterInvalid. */
  byId(idSegment: number): StoredSegment {
    const found = this.all().find(({ idsegment }) => idsegment === idSegment);
    if (found) return found;
    const known = this.all().map(({ idsegment, name }) => `${idsegment} (${name})`);
    const hint = `Segments: ${known.join(', ') || 'none yet'}.`;
    throw new AppError('api.parameterInvalid', { name: 'idSegment', value: idSegment, hint });
  }
}
