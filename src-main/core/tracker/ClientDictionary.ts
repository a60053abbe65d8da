import type BetterSqlite3 from 'better-sqlite3';
import { BulkInsert } from '../db/BulkInsert';
import type { WritableDatabase } from '../db/Database';
import { ensureIndex } from '../db/lookUpIndexes';
import { sql } from '../db/sql';
import type { Clients, ClientSource } from './Clients';
import { IdDictionary } from './IdDictionary';

/** About 24 MB. */
const MAX_ENTRIES = 1_000_000;

export interface NewClient extends ClientSource {
  hash: number;
}

/** The ids of clients (log_client) by hash; a new client is stored. Only for the writing thread. */
export class ClientDictionary {
  private readonly ids: IdDictionary;
  private readonly insert: BulkInsert;
  private readonly select: BetterSqlite3.Statement;

  constructor(
    db: WritableDatabase,
    private readonly clients: Clients,
  ) {
    const highest = db.value<number | null>(sql`SELECT max(idclient) FROM log_client`) ?? 0;
    this.ids = new IdDictionary(highest, MAX_ENTRIES, () => {
      this.flush();
      ensureIndex(db, 'log_client_hash');
    });
    const columns = ['idclient', 'hash', 'ip', 'iduser_agent', 'user_id', 'language', 'location'];
    this.insert = new BulkInsert(db, 'log_client', columns);
    this.select = db.prepare('SELECT idclient FROM log_client WHERE hash = ? AND ip = ?').pluck();
  }

  idOf(client: NewClient): number {
    const key = client.hash || 1;
    return (
      this.ids.known(key) ||
      this.ids.resolve(key, {
        find: () => (this.select.get(key, client.ip) as number | undefined) ?? 0,
        add: (id) => this.add(id, key, client),
      })
    );
  }

  /** Call before the transaction ends. */
  flush(): void {
    this.insert.flush();
  }

  private add(id: number, hash: number, client: NewClient): void {
    this.insert.add(id, hash, client.ip, client.idUserAgent, client.userId, client.language, client.location);
    this.clients.remember(id, client);
  }
}
