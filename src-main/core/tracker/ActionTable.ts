import type BetterSqlite3 from 'better-sqlite3';
import type { WritableDatabase } from '../db/Database';
import { sql } from '../db/sql';
import { hash53 } from './hash53';
import { IdTable } from './IdTable';

/** log_action.type, as in Matomo. */
export const actionTypes = { pageUrl: 1, outlink: 2, download: 3, pageTitle: 4, siteSearch: 8 } as const;

const prefixes = ['http://', 'http://www.', 'https://', 'https://www.'] as const;
const MAX_ENTRIES = 1_000_000;

/** The ids of actions (log_action) by name and type; a new action is stored. Only for the writing thread. */
export class ActionTable {
  private readonly ids = new IdTable();
  private readonly urlPrefixes = new Map<number, number>();
  private isComplete: boolean;
  private nextId: number;
  private readonly insert: BetterSqlite3.Statement;
  private readonly select: BetterSqlite3.Statement;
  private readonly raisePrefix: BetterSqlite3.Statement;

  constructor(db: WritableDatabase) {
    this.nextId = (db.value<number | null>(sql`SELECT max(idaction) FROM log_action`) ?? 0) + 1;
    this.isComplete = this.nextId === 1;
    this.insert = db.prepare('INSERT INTO log_action (idaction, name, hash, type, url_prefix) VALUES (?, ?, ?, ?, ?)');
    this.select = db.prepare('SELECT idaction, url_prefix FROM log_action WHERE type = ? AND hash = ? AND name = ?');
    this.raisePrefix = db.prepare('UPDATE log_action SET url_prefix = ? WHERE idaction = ?');
  }

  idOfUrl(url: string, type: number): number {
    const { name, prefix } = splitPrefix(url);
    const id = this.idOf(name, type, prefix);
    // http, https and www. variants share a row; which one it shows must not depend on the order of arrival
    if (prefix !== null && prefix > (this.urlPrefixes.get(id) ?? 0)) {
      this.urlPrefixes.set(id, prefix);
      this.raisePrefix.run(prefix, id);
    }
    return id;
  }

  idOf(name: string, type: number, prefix: number | null = null): number {
    const hash = hash53(name) || 1;
    const key = hash53(name, type) || 1;
    const known = this.ids.get(key) || this.find({ key, hash, name, type });
    if (known > 0) return known;
    const id = this.nextId;
    this.nextId += 1;
    this.insert.run(id, name, hash, type, prefix);
    this.remember(key, id, prefix);
    return id;
  }

  private find(action: { key: number; hash: number; name: string; type: number }): number {
    if (this.isComplete) return 0;
    const row = this.select.raw(false).get(action.type, action.hash, action.name) as
      { idaction: number; url_prefix: number | null } | undefined;
    if (!row) return 0;
    this.remember(action.key, row.idaction, row.url_prefix);
    return row.idaction;
  }

  private remember(key: number, id: number, prefix: number | null): void {
    if (this.ids.size >= MAX_ENTRIES) {
      this.ids.clear();
      this.urlPrefixes.clear();
      this.isComplete = false;
    }
    this.ids.set(key, id);
    if (prefix !== null && prefix > 0) this.urlPrefixes.set(id, prefix);
  }
}

/** A URL without scheme and www., and the number of what was cut off; null for other schemes. */
export function splitPrefix(url: string): { name: string; prefix: number | null } {
  for (let prefix = prefixes.length - 1; prefix >= 0; prefix -= 1) {
    const text = prefixes[prefix]!;
    if (url.startsWith(text)) return { name: url.slice(text.length), prefix };
  }
  return { name: url, prefix: null };
}
