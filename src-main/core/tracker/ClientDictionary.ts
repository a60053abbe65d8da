import type BetterSqlite3 from 'better-sqlite3';
import { BulkInsert } from '../db/BulkInsert';
import type { WritableDatabase } from '../db/Database';
import { sql } from '../db/sql';
import type { Clients } from './Clients';
import { IdTable } from './IdTable';

const MAX_ENTRIES = 2_000_000;

export interface NewClient {
  hash: number;
  ip: string;
  idUserAgent: number;
  /** log_text.hash of the user agent. */
  userAgentHash: number;
  userId: string;
  language: string;
  location: string;
}

/** The ids of clients (log_client) by hash; a new client is stored. Only for the writing thread. */
export class ClientDictionary {
  private readonly table = new IdTable();
  private isComplete: boolean;
  private nextId: number;
  private readonly insert: BulkInsert;
  private readonly select: BetterSqlite3.Statement;

  constructor(
    db: WritableDatabase,
    private readonly clients: Clients,
  ) {
    this.nextId = (db.value<number | null>(sql`SELECT max(idclient) FROM log_client`) ?? 0) + 1;
    this.isComplete = this.nextId === 1;
    this.insert = new BulkInsert(db, 'log_client', [
      'idclient',
      'hash',
      'ip',
      'iduser_agent',
      'user_id',
      'language',
      'location',
    ]);
    this.select = db.prepare('SELECT idclient FROM log_client WHERE hash = ? AND ip = ?').pluck();
  }

  idOf(client: NewClient): number {
    const key = client.hash || 1;
    const known = this.table.get(key) || this.find(key, client.ip);
    return known || this.add(key, client);
  }

  /** Call before the transaction ends. */
  flush(): void {
    this.insert.flush();
  }

  private find(hash: number, ip: string): number {
    if (this.isComplete) return 0;
    const id = (this.select.get(hash, ip) as number | undefined) ?? 0;
    if (id > 0) this.remember(hash, id);
    return id;
  }

  private add(hash: number, client: NewClient): number {
    const id = this.nextId;
    this.nextId += 1;
    this.insert.add(id, hash, client.ip, client.idUserAgent, client.userId, client.language, client.location);
    this.remember(hash, id);
    this.clients.remember(id, client);
    return id;
  }

  private remember(hash: number, id: number): void {
    if (this.table.size >= MAX_ENTRIES) {
      this.insert.flush();
      this.table.clear();
      this.isComplete = false;
    }
    this.table.set(hash, id);
  }
}
