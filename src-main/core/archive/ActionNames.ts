import type { ReadableDatabase } from '../db/Database';
import { sql } from '../db/sql';

/** A row of log_action. */
export interface ActionName {
  idaction: number;
  /** URLs without their prefix. */
  name: string;
  type: number;
  urlPrefix: number | null;
}

/** Kept at most; then all are forgotten. */
const MAX_NAMES = 300_000;

/** Names of actions, read once for all days of one run: most pages are seen every day. */
export class ActionNames {
  private readonly names = new Map<number, ActionName>();

  constructor(private readonly db: ReadableDatabase) {}

  /** The names of these actions, in their order. */
  of(ids: readonly number[]): ActionName[] {
    if (this.names.size > MAX_NAMES) this.names.clear();
    const missing = ids.filter((id) => !this.names.has(id));
    if (missing.length > 0) this.read(missing);
    return ids.map((id) => this.names.get(id) ?? { idaction: id, name: '', type: 0, urlPrefix: null });
  }

  private read(ids: readonly number[]): void {
    const rows = this.db.rows<[number, string, number, number | null]>(sql`
      SELECT idaction, name, type, url_prefix
      FROM log_action
      WHERE idaction IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
    `);
    for (const [idaction, name, type, urlPrefix] of rows) this.names.set(idaction, { idaction, name, type, urlPrefix });
  }
}
