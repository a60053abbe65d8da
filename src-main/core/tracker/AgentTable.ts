import type BetterSqlite3 from 'better-sqlite3';
import type { ClientFact } from '@shared/plugin/facts';
import type { WritableDatabase } from '../db/Database';

/** User agents known to be stored; beyond that they are offered again, to no effect. */
const MAX_STORED = 50_000;

/** Stores what user agents were judged to be (log_user_agent), each once. Only for the writing thread. */
export class AgentTable {
  private readonly stored = new Set<number>();
  private readonly insert: BetterSqlite3.Statement;

  constructor(db: WritableDatabase) {
    this.insert = db.prepare('INSERT OR IGNORE INTO log_user_agent (idtext, class, fact) VALUES (?, ?, ?)');
  }

  store(idUserAgent: number, fact: ClientFact): void {
    if (this.stored.has(idUserAgent)) return;
    if (this.stored.size >= MAX_STORED) this.stored.clear();
    this.insert.run(idUserAgent, fact.class, JSON.stringify(fact));
    this.stored.add(idUserAgent);
  }
}
