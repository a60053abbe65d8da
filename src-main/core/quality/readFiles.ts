import { newImportCounters, type ImportCounters } from '@shared/ipc/importCounters';
import type { ReadableDatabase } from '../db/Database';
import { sql } from '../db/sql';
import { addCounters } from '../import/ledger/ImportRecord';
import { readFailedBy } from '../import/ledger/readImportDetails';
import type { FileQuality } from './FileQuality';

/** The files that brought lines of a site, as far as its quality is concerned. */
export interface SiteFiles {
  files: { path: string; quality: FileQuality }[];
  counters: ImportCounters;
  /** Why lines were not understood, the most frequent reason first. */
  reasons: { reason: string; lines: number }[];
}

const unknown: FileQuality = {
  zones: [],
  lines: 0,
  outOfOrder: 0,
  jumps: 0,
  jumpLine: 0,
  jumpSeconds: 0,
  future: 0,
  latest: 0,
  isCut: false,
};

/** Undone imports have no lines left, so their files are not among them. */
export function readFiles(db: ReadableDatabase, idSite: number): SiteFiles {
  const ofSite = sql`SELECT DISTINCT idfile FROM log_request WHERE idsite = ${idSite}`;
  const rows = db.rows<[string, string, string]>(sql`
    SELECT path, counters, quality
    FROM import_file
    WHERE idfile IN (${ofSite})
    ORDER BY idfile
  `);
  const counters = newImportCounters();
  for (const [, text] of rows) addCounters(counters, { ...newImportCounters(), ...toObject<ImportCounters>(text) });
  const reasons = readFailedBy(db, ofSite);
  // files of databases made before have no quality
  const files = rows.map(([path, , text]) => ({ path, quality: { ...unknown, ...toObject<FileQuality>(text) } }));
  return { files, counters, reasons };
}

function toObject<T>(text: string): Partial<T> {
  return JSON.parse(text) as Partial<T>;
}
