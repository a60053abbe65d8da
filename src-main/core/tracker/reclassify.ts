import { openTimeZone, type TimeZone } from '@shared/period/timeZone';
import type { ClientFact } from '@shared/plugin/facts';
import { SECONDS_PER_HOUR, type SiteDay } from '@shared/units';
import { raiseGeneration } from '../archive/generations';
import type { WritableDatabase } from '../db/Database';
import { sql } from '../db/sql';
import { classifyByRules, isBot, type BotRules } from '../import/classify/BotRules';
import { botListVersion } from '../import/classify/botListVersion';
import { fates, kinds } from '../import/ParsedBatch';
import { readBotRules } from './botRules';
import { encodeFacts, FactChunk, factColumns, type FactCells } from './factChunk';

/** A row of the table `setting`: the lists and rules that the stored user agents were judged by. */
const MARK = 'internal.botRules';

/** Were the stored user agents judged by other lists or rules than those of today? */
export function isReclassifyingDue(db: WritableDatabase): boolean {
  const isAnyStored = db.value<number>(sql`SELECT 1 FROM log_user_agent LIMIT 1`) === 1;
  return isAnyStored && readMark(db) !== markOf(readBotRules(db));
}

/**
 * Judges all stored user agents anew, where the lists or the rules have changed: who is a bot now makes no visits, who
 * is none does. Lines keep the fate that the options of their import gave them. Makes the changed days due.
 */
export function reclassify(db: WritableDatabase): void {
  const rules = readBotRules(db);
  if (readMark(db) === markOf(rules)) return;
  db.transaction(() => {
    const clients = judgeAgain(db, rules);
    if (clients.size > 0) new FateChanger(db, clients).changeAll();
    db.run(sql`INSERT OR REPLACE INTO setting (key, value) VALUES (${MARK}, ${markOf(rules)})`);
  });
}

function readMark(db: WritableDatabase): string | undefined {
  return db.value<string>(sql`SELECT value FROM setting WHERE key = ${MARK}`);
}

function markOf(rules: BotRules): string {
  return JSON.stringify({ lists: botListVersion(), ...rules });
}

/** What is to be known of a client to say what becomes of its lines. */
interface JudgedClient {
  userAgent: string;
  isBot: boolean;
  /** Whether anything is told of it that was not before. */
  isChanged: boolean;
}

function judgeAgain(db: WritableDatabase, rules: BotRules): Map<number, JudgedClient> {
  const agents = new Map<number, JudgedClient>();
  const stored = db.rows<[id: number, text: string, fact: string]>(sql`
    SELECT a.idtext, t.text, a.fact FROM log_user_agent a JOIN log_text t ON t.idtext = a.idtext
  `);
  for (const [id, userAgent, before] of stored) {
    const fact: ClientFact = classifyByRules(userAgent, rules);
    const text = JSON.stringify(fact);
    if (text !== before) {
      db.run(sql`UPDATE log_user_agent SET class = ${fact.class}, fact = ${text} WHERE idtext = ${id}`);
    }
    agents.set(id, { userAgent, isBot: isBot(userAgent, fact, rules), isChanged: text !== before });
  }
  const clients = new Map<number, JudgedClient>();
  for (const [idClient, idAgent] of db.rows<[number, number]>(sql`SELECT idclient, iduser_agent FROM log_client`)) {
    const agent = agents.get(idAgent);
    if (agent) clients.set(idClient, agent);
  }
  return clients;
}

/** What the options of a file's import said about bots. */
interface BotOptions {
  enableBots: boolean;
  useragentExclude: readonly string[];
}

/** Sets the fate of stored lines to what their clients are judged to be now. */
class FateChanger {
  private readonly options = new Map<number, BotOptions>();
  private readonly zones = new Map<number, TimeZone>();

  constructor(
    private readonly db: WritableDatabase,
    private readonly clients: ReadonlyMap<number, JudgedClient>,
  ) {}

  changeAll(): void {
    const days = new Map<number, Set<SiteDay>>();
    for (const [id] of this.db.rows<[number]>(sql`SELECT idchunk FROM log_request ORDER BY idchunk`)) {
      const chunk = this.db.get<ChunkRow>(sql`SELECT * FROM log_request WHERE idchunk = ${id}`);
      if (!chunk || !this.change(chunk)) continue;
      const changed = days.get(chunk.idsite) ?? new Set();
      days.set(chunk.idsite, changed);
      for (const day of this.daysOf(chunk)) changed.add(day);
    }
    for (const [idSite, changed] of days) raiseGeneration(this.db, idSite, [...changed]);
  }

  /** Whether anything that visits are made of has changed. */
  private change(row: ChunkRow): boolean {
    const chunk = new FactChunk(row.columns, row.lines);
    const [fate, kind, target] = [chunk.column('fate'), chunk.column('kind'), chunk.column('target')];
    let isChanged = false;
    let isRewritten = false;
    chunk.column('client').forEach((idClient, i) => {
      const client = this.clients.get(idClient);
      const before = fate[i];
      if (!client || (before !== fates.imported && before !== fates.bots)) return;
      if (client.isChanged) isChanged = true;
      const isOut = this.isLeftOut(client, row.idfile) && !(kind[i] === kinds.tracking && this.takesBots(target[i]!));
      fate[i] = isOut ? fates.bots : fates.imported;
      if (fate[i] !== before) isRewritten = true;
    });
    if (isRewritten) this.rewrite(row.idchunk, chunk, fate);
    return isChanged || isRewritten;
  }

  /** A tracking request may ask that bots count. */
  private takesBots(idTarget: number): boolean {
    const target = this.db.value<string>(sql`SELECT text FROM log_text WHERE idtext = ${idTarget}`);
    return /[?&]bots=1(?:&|$)/.test(target ?? '');
  }

  private rewrite(idChunk: number, chunk: FactChunk, fate: Float64Array): void {
    const cells = Object.fromEntries(factColumns.map((name) => [name, chunk.column(name)])) as FactCells;
    const columns = encodeFacts({ ...cells, fate }, chunk.rows);
    this.db.run(sql`UPDATE log_request SET columns = ${columns} WHERE idchunk = ${idChunk}`);
  }

  private isLeftOut({ userAgent, isBot: isAutomation }: JudgedClient, idFile: number): boolean {
    const { enableBots, useragentExclude } = this.optionsOf(idFile);
    if (enableBots) return false;
    const lower = userAgent.toLowerCase();
    return isAutomation || useragentExclude.some((part) => lower.includes(part.toLowerCase()));
  }

  private optionsOf(idFile: number): BotOptions {
    let options = this.options.get(idFile);
    if (!options) {
      const text = this.db.value<string>(sql`
        SELECT i.options FROM import_file f JOIN import i ON i.idimport = f.idimport WHERE f.idfile = ${idFile}
      `);
      const given = JSON.parse(text ?? '{}') as Partial<BotOptions>;
      options = { enableBots: given.enableBots === true, useragentExclude: given.useragentExclude ?? [] };
      this.options.set(idFile, options);
    }
    return options;
  }

  /** The days that the chunk has lines of. */
  private daysOf({ idsite, hour, columns, lines }: ChunkRow): SiteDay[] {
    let zone = this.zones.get(idsite);
    if (!zone) {
      const name = this.db.value<string>(sql`SELECT timezone FROM site WHERE idsite = ${idsite}`);
      this.zones.set(idsite, (zone = openTimeZone(name ?? 'UTC')));
    }
    const seconds = new FactChunk(columns, lines).column('second');
    const [first, last] = [Math.min(...seconds), Math.max(...seconds)];
    return [first, last].map((second) => zone.siteDay(hour * SECONDS_PER_HOUR + second));
  }
}

interface ChunkRow {
  idchunk: number;
  idsite: number;
  hour: number;
  idfile: number;
  lines: number;
  columns: Uint8Array;
}
