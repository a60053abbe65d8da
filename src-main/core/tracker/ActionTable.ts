import { urlPrefixes } from '@shared/plugin/actions';
import type BetterSqlite3 from 'better-sqlite3';
import type { WritableDatabase } from '../db/Database';
import { ensureIndex } from '../db/lookUpIndexes';
import { sql } from '../db/sql';
import { hash53 } from './hash53';
import { IdDictionary } from './IdDictionary';

const MAX_ENTRIES = 500_000;

/** The ids of actions (log_action) by name and type; a new action is stored. Only for the writing thread. */
export class ActionTable {
  private readonly ids: IdDictionary;
  private readonly urlPrefixes = new Map<number, number>();
  private readonly insert: BetterSqlite3.Statement;
  private readonly select: BetterSqlite3.Statement;
  private readonly raisePrefix: BetterSqlite3.Statement;

  constructor(db: WritableDatabase) {
    const highest = db.value<number | null>(sql`SELECT max(idaction) FROM log_action`) ?? 0;
    this.ids = new IdDictionary(highest, MAX_ENTRIES, () => {
      this.urlPrefixes.clear();
      ensureIndex(db, 'log_action_type_hash');
    });
    this.insert = db.prepare('INSERT INTO log_action (idaction, name, hash, type, url_prefix) VALUES (?, ?, ?, ?, ?)');
    this.select = db.prepare('SELECT idaction FROM log_action WHERE type = ? AND hash = ? AND name = ?').pluck();
    this.raisePrefix = db.prepare(
      'UPDATE log_action SET url_prefix = ? WHERE idaction = ? AND (url_prefix IS NULL OR url_prefix < ?)',
    );
  }

  idOfUrl(url: string, type: number): number {
    const { name, prefix } = splitPrefix(url);
    const id = this.idOf(name, type, prefix);
    // http, https and www. variants share a row; which one it shows must not depend on the order of arrival
    if (prefix !== null && prefix > (this.urlPrefixes.get(id) ?? 0)) {
      this.urlPrefixes.set(id, prefix);
      this.raisePrefix.run(prefix, id, prefix);
    }
    return id;
  }

  idOf(name: string, type: number, prefix: number | null = null): number {
    const hash = hash53(name) || 1;
    const key = hash53(name, type) || 1;
    return (
      this.ids.known(key) ||
      this.ids.resolve(key, {
        find: () => (this.select.get(type, hash, name) as number | undefined) ?? 0,
        add: (id) => {
          this.insert.run(id, name, hash, type, prefix);
          if (prefix !== null && prefix > 0) this.urlPrefixes.set(id, prefix);
        },
      })
    );
  }
}

/** A URL without scheme and www., and the number of what was cut off; null for other schemes. */
export function splitPrefix(url: string): { name: string; prefix: number | null } {
  for (let prefix = urlPrefixes.length - 1; prefix >= 0; prefix -= 1) {
    const text = urlPrefixes[prefix]!;
    if (url.startsWith(text)) return { name: url.slice(text.length), prefix };
  }
  return { name: url, prefix: null };
}
