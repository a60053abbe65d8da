import type { ReadableDatabase, WritableDatabase } from './Database';
import { sql } from './sql';

/**
 * The indexes by which an import finds what is stored already. A first import finds everything in memory, and inserting
 * by hash costs an eighth of its time: it drops them, and builds them when its memory ends or at its own end.
 */
export const lookUpIndexes = {
  log_text_hash: 'log_text (hash)',
  log_client_hash: 'log_client (hash)',
  log_action_type_hash: 'log_action (type, hash)',
  log_visit_visitor: 'log_visit (idsite, idvisitor)',
} as const;
export type LookUpIndex = keyof typeof lookUpIndexes;

const names = Object.keys(lookUpIndexes) as LookUpIndex[];

/** Builds an index that is not there: after a first import, or where one was cut short. */
export function ensureIndex(db: WritableDatabase, name: LookUpIndex): void {
  db.execute(`CREATE INDEX IF NOT EXISTS ${name} ON ${lookUpIndexes[name]}`);
}

export function hasIndex(db: ReadableDatabase, name: LookUpIndex): boolean {
  return db.value(sql`SELECT 1 FROM sqlite_schema WHERE type = 'index' AND name = ${name}`) === 1;
}

export function ensureIndexes(db: WritableDatabase): void {
  for (const name of names) ensureIndex(db, name);
}

/** Drops the indexes of tables that hold nothing yet, and builds what an import that was cut short has left missing. */
export function prepareIndexes(db: WritableDatabase): void {
  for (const name of names) {
    const [table] = lookUpIndexes[name].split(' ');
    const hasRows = db.prepare(`SELECT 1 FROM ${table} LIMIT 1`).raw(true).get() !== undefined;
    if (hasRows) ensureIndex(db, name);
    else db.execute(`DROP INDEX IF EXISTS ${name}`);
  }
}
