import type BetterSqlite3 from 'better-sqlite3';
import { openTimeZone, type TimeZone } from '@shared/period/timeZone';
import { SECONDS_PER_HOUR, type SiteDay } from '@shared/units';
import { raiseGeneration } from '../archive/generations';
import type { WritableDatabase } from '../db/Database';
import { fates, kinds, type ParsedBatch } from '../import/ParsedBatch';
import { AgentTable } from './AgentTable';
import { BatchIds, type Dictionaries } from './BatchIds';
import { ClientDictionary } from './ClientDictionary';
import type { Clients } from './Clients';
import { FactCellBuilder } from './FactCellBuilder';
import { encodeFacts } from './factChunk';
import { KnownLines, type FileOfLines, type HourRows } from './KnownLines';
import { TextDictionary } from './TextDictionary';
import { TextReader } from './TextReader';

/** What became of a batch's rows beyond what the parser said. */
export interface Stored {
  /** Rows that are in the request log by this file, by fate (index in `fates`). */
  byFate: number[];
  downloads: number;
  duplicates: number;
  /** The duplicates by the file that had brought them. */
  duplicatesOf: Map<number, number>;
  /** Rows that this batch has added: all of `byFate`, unless the file is read again. */
  added: number;
  noSite: number;
  /** Site-days that the batch changed, by site. */
  days: Map<number, Set<SiteDay>>;
}

export interface FileBeingRead {
  idFile: number;
  known: KnownLines;
}

/** How the lines of a batch find their sites. */
export interface LineSites {
  /** The site of each host that the batch's rows name, 0 for none. */
  ofHost: readonly number[];
  /** The site for the one that a line names itself, 0 where there is no such site. */
  named(idSite: number): number;
  zoneOf(idSite: number): string;
}

/** Rows of one site and hour: their indices in the batch. */
interface Group extends HourRows {
  rows: number[];
}

/** Nothing yet. */
export function newStored(): Stored {
  return {
    byFate: [0, 0, 0, 0, 0, 0],
    downloads: 0,
    duplicates: 0,
    duplicatesOf: new Map(),
    added: 0,
    noSite: 0,
    days: new Map(),
  };
}

/** Writes facts: the only way into log_request and its dictionaries. */
export class RequestLog {
  private readonly dictionaries: Dictionaries;
  private readonly cells: FactCellBuilder;
  private readonly insertChunk: BetterSqlite3.Statement;
  private readonly zones = new Map<number, TimeZone>();

  /** `clients` and `texts` learn of everything new, so that whoever makes visits need not look it up. */
  constructor(
    private readonly db: WritableDatabase,
    clients: Clients,
    texts = new TextReader(db),
  ) {
    this.dictionaries = {
      texts: new TextDictionary(db, texts),
      clients: new ClientDictionary(db, clients),
      agents: new AgentTable(db),
    };
    this.cells = new FactCellBuilder(new BatchIds(this.dictionaries));
    this.insertChunk = db.prepare(
      'INSERT INTO log_request (idsite, hour, idfile, lines, columns) VALUES (?, ?, ?, ?, ?)',
    );
  }

  /** A file whose lines are about to be appended. */
  openFile(file: FileOfLines): FileBeingRead {
    return { idFile: file.idFile, known: new KnownLines(this.db, file) };
  }

  /**
   * Stores the rows of a batch that are not known yet. Call inside a transaction, and `flush` before it ends or anybody
   * reads.
   */
  append(batch: ParsedBatch, file: FileBeingRead, sites: LineSites): Stored {
    const stored = newStored();
    for (const group of this.groupRows(batch, sites, stored)) {
      const { fresh: rows, own, duplicatesOf } = file.known.judge(batch, group);
      for (const row of own) countRow(batch, row, stored);
      countDuplicates(duplicatesOf, stored);
      if (rows.length === 0) continue;
      for (const row of rows) countRow(batch, row, stored);
      stored.added += rows.length;
      const columns = encodeFacts(this.cells.build(batch, { rows, hour: group.hour }), rows.length);
      this.insertChunk.run(group.idSite, group.hour, file.idFile, rows.length, columns);
      this.noteDays(batch, { ...group, rows }, stored, sites);
    }
    for (const [idSite, days] of stored.days) raiseGeneration(this.db, idSite, [...days]);
    return stored;
  }

  flush(): void {
    this.dictionaries.texts.flush();
    this.dictionaries.clients.flush();
  }

  private groupRows(batch: ParsedBatch, sites: LineSites, stored: Stored): Iterable<Group> {
    const groups = new Map<number, Group>();
    let last: Group | undefined;
    for (let row = 0; row < batch.rows; row += 1) {
      const named = batch.namedSite[row]!;
      const idSite = named === 0 ? sites.ofHost[batch.host[row]!]! : sites.named(named);
      if (idSite === 0) {
        countWithoutSite(batch, row, stored);
        continue;
      }
      const hour = Math.floor(batch.time[row]! / SECONDS_PER_HOUR);
      if (last?.hour !== hour || last.idSite !== idSite) {
        const key = idSite * 2 ** 24 + hour;
        last = groups.get(key);
        if (!last) groups.set(key, (last = { idSite, hour, rows: [] }));
      }
      last.rows.push(row);
    }
    return groups.values();
  }

  private noteDays(batch: ParsedBatch, group: HourRows, stored: Stored, sites: LineSites): void {
    let zone = this.zones.get(group.idSite);
    if (!zone) this.zones.set(group.idSite, (zone = openTimeZone(sites.zoneOf(group.idSite))));
    let days = stored.days.get(group.idSite);
    if (!days) stored.days.set(group.idSite, (days = new Set()));
    let min = Infinity;
    let max = -Infinity;
    for (const row of group.rows) {
      const time = batch.time[row]!;
      if (time < min) min = time;
      if (time > max) max = time;
    }
    days.add(zone.siteDay(min));
    days.add(zone.siteDay(max));
  }
}

function countRow(batch: ParsedBatch, row: number, stored: Stored): void {
  const fate = batch.fate[row]!;
  stored.byFate[fate]! += 1;
  if (fate === fates.imported && batch.kind[row] === kinds.download) stored.downloads += 1;
}

function countDuplicates(duplicatesOf: ReadonlyMap<number, number>, stored: Stored): void {
  for (const [idFile, lines] of duplicatesOf) {
    stored.duplicates += lines;
    stored.duplicatesOf.set(idFile, (stored.duplicatesOf.get(idFile) ?? 0) + lines);
  }
}

/** A line that would have been left out anyway counts under that reason; only the rest lacks a site. */
function countWithoutSite(batch: ParsedBatch, row: number, stored: Stored): void {
  const fate = batch.fate[row]!;
  if (fate === fates.imported) stored.noSite += 1;
  else stored.byFate[fate]! += 1;
}
