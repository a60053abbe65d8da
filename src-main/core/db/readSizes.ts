import type { DataSizes } from '@shared/ipc/data';
import { allTables } from '../archive/ArchiveTables';
import type { ReadableDatabase } from './Database';
import { sql } from './sql';
import { readFileSize } from './vacuum';

/** What a database's bytes are used for. */
export function readSizes(db: ReadableDatabase): DataSizes {
  const { bytes, free } = readFileSize(db);
  const facts = db.value<number>(sql`SELECT sum(length(columns)) FROM log_request`) ?? 0;
  const archives = allTables(db).map(({ numeric, blob }) => readTable(db, numeric, blob));
  const archiveBytes = archives.reduce((sum, each) => sum + each.bytes, 0);
  return {
    file: bytes,
    free,
    facts,
    archives: archiveBytes,
    archiveCount: archives.reduce((sum, { count }) => sum + count, 0),
    derived: Math.max(0, bytes - free - facts - archiveBytes),
  };
}

/** About what a row takes besides its value. */
const ROW_BYTES = 60;

function readTable(db: ReadableDatabase, numeric: string, blob: string): { bytes: number; count: number } {
  const [blobs, numbers, count] = db.rows<[number, number, number]>(sql`
    SELECT
      (SELECT coalesce(sum(length(value) + ${ROW_BYTES}), 0) FROM ${sql.identifier(blob)}),
      (SELECT count(*) * ${ROW_BYTES} FROM ${sql.identifier(numeric)}),
      (SELECT count(*) FROM ${sql.identifier(numeric)} WHERE generation IS NOT NULL)
  `)[0]!;
  return { bytes: blobs + numbers, count };
}
