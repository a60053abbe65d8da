import type { ReadableDatabase, WritableDatabase } from '../db/Database';
import { sql } from '../db/sql';
import { DimensionReader } from '../sites/DimensionReader';
import { GoalReader } from '../sites/GoalReader';

const NAME = 'core_stoppedPatterns';

/** Notes that a pattern of the site was stopped while visits were made. */
export function noteStoppedPattern(db: WritableDatabase, idSite: number, pattern: string): void {
  const patterns = JSON.stringify([...new Set([...readAll(db, idSite), pattern])]);
  db.run(sql`INSERT OR REPLACE INTO option (idsite, name, value) VALUES (${idSite}, ${NAME}, ${patterns})`);
}

/** Forgets a pattern, which is to be tried anew. */
export function forgetStoppedPattern(db: WritableDatabase, idSite: number, pattern: string): void {
  const patterns = readAll(db, idSite);
  if (!patterns.includes(pattern)) return;
  const left = JSON.stringify(patterns.filter((other) => other !== pattern));
  db.run(sql`INSERT OR REPLACE INTO option (idsite, name, value) VALUES (${idSite}, ${NAME}, ${left})`);
}

/** The patterns that were stopped, with the names of the goals and custom dimensions that have them. */
export function readStoppedPatterns(db: ReadableDatabase, idSite: number): { name: string; pattern: string }[] {
  const stopped = readAll(db, idSite);
  if (stopped.length === 0) return [];
  const ofGoals = new GoalReader(db)
    .all(idSite)
    .filter(({ pattern_type: type }) => type === 'regex')
    .map(({ name, pattern }) => ({ name, pattern }));
  const ofDimensions = new DimensionReader(db)
    .active(idSite)
    .flatMap(({ name, extractions }) => extractions.map(({ pattern }) => ({ name, pattern })));
  return [...ofGoals, ...ofDimensions].filter(({ pattern }) => stopped.includes(pattern));
}

function readAll(db: ReadableDatabase, idSite: number): string[] {
  const value = db.value<string>(sql`SELECT value FROM option WHERE idsite = ${idSite} AND name = ${NAME}`);
  return value === undefined ? [] : (JSON.parse(value) as string[]);
}
