import type BetterSqlite3 from 'better-sqlite3';
import type { ClientFact, LocationFact } from '@shared/plugin/facts';
import type { ReadableDatabase } from '../db/Database';
import { sql } from '../db/sql';
import type { Place } from '../import/classify/locate';
import { networkName } from '../import/classify/networks';
import { hash53 } from './hash53';

/** What is known of a client, once for all its hits. */
export interface Client {
  /** Who it is, across days: address, user agent and user. */
  visitor: number;
  ip: string;
  idUserAgent: number;
  userId: string;
  language: string;
  location: string;
}

/** What a client is made from. */
export interface ClientSource {
  ip: string;
  idUserAgent: number;
  /** log_text.hash of the user agent. */
  userAgentHash: number;
  userId: string;
  language: string;
  location: string;
}

type ClientCells = [
  ip: string,
  idUserAgent: number,
  userId: string,
  language: string,
  location: string,
  agentHash: number | null,
];

const MAX_CLIENTS = 80_000;
const MAX_FACTS = 20_000;

/** Clients of log_client, and what their user agents and addresses were judged to be. */
export class Clients {
  private readonly clients = new Map<number, Client>();
  private readonly facts = new Map<number, ClientFact>();
  private readonly locations = new Map<string, LocationFact>();
  private readonly select: BetterSqlite3.Statement;
  private readonly selectFact: BetterSqlite3.Statement;

  constructor(private readonly db: ReadableDatabase) {
    this.select = db
      .prepare(
        `SELECT c.ip, c.iduser_agent, c.user_id, c.language, c.location, t.hash
         FROM log_client c LEFT JOIN log_text t ON t.idtext = c.iduser_agent
         WHERE c.idclient = ?`,
      )
      .raw(true);
    this.selectFact = db.prepare('SELECT fact FROM log_user_agent WHERE idtext = ?').pluck();
  }

  byId(id: number): Client {
    const known = this.clients.get(id);
    if (known) return known;
    return this.rememberRow(id, this.select.get(id) as unknown as ClientCells);
  }

  /** Reads those of many clients that are not in memory at once. */
  load(ids: readonly (number | null)[]): void {
    const missing = ids.filter((id) => id !== null && !this.clients.has(id));
    if (missing.length === 0) return;
    const rows = this.db.rows<[number, ...ClientCells]>(sql`
      SELECT c.idclient, c.ip, c.iduser_agent, c.user_id, c.language, c.location, t.hash
      FROM log_client c
      LEFT JOIN log_text t ON t.idtext = c.iduser_agent
      WHERE c.idclient IN (SELECT value FROM json_each(${JSON.stringify(missing)}))
    `);
    for (const [id, ...cells] of rows) this.rememberRow(id, cells);
  }

  /** Takes note of a client that is known anyway. */
  remember(id: number, source: ClientSource): Client {
    const { ip, idUserAgent, userId, language, location } = source;
    // the empty user agent is no text of the table: it has no hash there
    const userAgentHash = idUserAgent === 0 ? 0 : source.userAgentHash;
    const visitor = hash53(`${ip}\n${userAgentHash}\n${userId}`);
    const client = { visitor, ip, idUserAgent, userId, language, location };
    if (this.clients.size >= MAX_CLIENTS) this.clients.clear();
    this.clients.set(id, client);
    return client;
  }

  private rememberRow(id: number, [ip, idUserAgent, userId, language, location, hash]: ClientCells): Client {
    return this.remember(id, { ip, idUserAgent, userId, language, location, userAgentHash: hash ?? 0 });
  }

  /** What the user agent was judged to be. */
  clientFact(idUserAgent: number): ClientFact {
    let fact = this.facts.get(idUserAgent);
    if (!fact) {
      if (this.facts.size >= MAX_FACTS) this.facts.clear();
      fact = JSON.parse(this.selectFact.get(idUserAgent) as string) as ClientFact;
      this.facts.set(idUserAgent, fact);
    }
    return fact;
  }

  /** The place in the column `location`. */
  locationFact(location: string): LocationFact {
    let fact = this.locations.get(location);
    if (!fact) {
      if (this.locations.size >= MAX_FACTS) this.locations.clear();
      fact = parseLocation(location);
      this.locations.set(location, fact);
    }
    return fact;
  }
}

/** Of `de 3320` or, where more is known, of JSON. The network's name is looked up when it is asked for. */
function parseLocation(location: string): LocationFact {
  const [country = '', number = '0'] = location.split(' ');
  const unknown = { region: '', regionName: '', city: '', latitude: null, longitude: null };
  const place = location.startsWith('{')
    ? { ...unknown, ...(JSON.parse(location) as Place) }
    : { ...unknown, country, network: Number(number) };
  return {
    ...place,
    get network() {
      return networkName(place.network ?? 0);
    },
  };
}
