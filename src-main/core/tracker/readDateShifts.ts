import type { Seconds } from '@shared/units';
import type { ReadableDatabase } from '../db/Database';
import { sql } from '../db/sql';

/** By how much imports have moved the dates of their lines (--add-to-date): the same line then stands in another hour. */
export interface DateShifts {
  /** Of the file's own import. */
  own: Seconds;
  /** Of all imports, each once. */
  all: readonly Seconds[];
}

export function readDateShifts(db: ReadableDatabase, idFile: number): DateShifts {
  const own = db.value<Seconds>(sql`
    SELECT coalesce(i.options ->> 'addToDate', 0)
    FROM import_file f JOIN import i ON i.idimport = f.idimport
    WHERE f.idfile = ${idFile}
  `);
  const all = db.rows<[Seconds]>(sql`SELECT DISTINCT coalesce(options ->> 'addToDate', 0) FROM import`);
  return { own: own ?? 0, all: [...new Set([own ?? 0, ...all.flat()])] };
}
