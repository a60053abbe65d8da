import type { RequestColumn } from '@shared/plugin/dayLogs';
import type { CellValue } from '@shared/plugin/defineDimensions';
import type { TimeZone } from '@shared/period/timeZone';
import type { SiteDay } from '@shared/units';
import type { ReadableDatabase } from '../../db/Database';
import { sql } from '../../db/sql';
import { fates, kinds, methods, protocols } from '../../import/ParsedBatch';
import type { Client, Clients } from '../../tracker/Clients';
import { readDayChunks, type DayChunk } from '../../tracker/dayChunks';
import { parseExtraText, type ExtraFact } from '../../tracker/extraFact';
import type { FactColumn } from '../../tracker/factChunk';
import type { TextReader } from '../../tracker/TextReader';
import { columnAt, encodeColumn, mapColumn, type CodedColumn } from '../CodedColumn';
import type { RowsOfVisits } from '../LogRows';
import type { VisitRows } from '../VisitRows';
import { findVisits } from './findVisits';

/** What request lines are read with. */
export interface RequestSource {
  db: ReadableDatabase;
  idSite: number;
  day: SiteDay;
  timeZone: TimeZone;
  visits: VisitRows;
  clients: Clients;
  texts: TextReader;
}

const fateNames = Object.keys(fates);
const kindNames = Object.keys(kinds);

/** One site-day's request lines, whatever became of them: facts, what their clients are, and the visit they belong to. */
export class RequestRows implements RowsOfVisits {
  readonly count: number;
  private readonly parts: readonly (DayChunk & { rows: Uint32Array })[];
  private readonly coded = new Map<string, CodedColumn>();
  private visitOf: Int32Array | null = null;

  constructor(private readonly source: RequestSource) {
    const { start, end, chunks } = readDayChunks(source.db, source, source.day);
    this.parts = chunks.map((part) => ({ ...part, rows: rowsWithin(part, start, end) }));
    this.count = this.parts.reduce((sum, { rows }) => sum + rows.length, 0);
  }

  /** The row of the visit that a line belongs to, -1 for none. Rows stand in no particular order. */
  get visit(): Int32Array {
    return (this.visitOf ??= findVisits(this.source, this.numbers('client'), this.times()));
  }

  column(name: string): CodedColumn {
    let column = this.coded.get(name);
    if (!column) this.coded.set(name, (column = this.makeColumn(name)));
    return column;
  }

  private makeColumn(name: string): CodedColumn {
    if (Object.hasOwn(this.makers, name)) return this.makers[name as RequestColumn]();
    return columnAt(this.source.visits.column(name), this.visit);
  }

  private readonly makers: Readonly<Record<RequestColumn, () => CodedColumn>> = {
    time: () => encodeColumn(this.times()),
    status: () => encodeColumn(this.numbers('status')),
    method: () => this.named('method', methods),
    protocol: () => this.named('protocol', protocols),
    fate: () => this.named('fate', fateNames),
    kind: () => this.named('kind', kindNames),
    host: () => this.texts('host'),
    target: () => this.texts('target'),
    referrer: () => this.texts('referrer'),
    bytes: () => this.optional('bytes'),
    responseTime: () => this.optional('responseTime'),
    cache: () => this.extra(({ cache }) => cache),
    upstream: () => this.extra(({ upstream }) => upstream),
    idclient: () => encodeColumn(this.numbers('client')),
    ip: () => this.addresses(),
    userAgent: () => this.ofClient(({ idUserAgent }) => this.source.texts.text(idUserAgent)),
    userId: () => this.ofClient(({ userId }) => userId || null),
    class: () => this.ofAgent('class'),
    botName: () => this.ofAgent('botName'),
    country: () => this.ofClient(({ location }) => this.source.clients.locationFact(location).country),
    idvisit: () => columnAt(this.source.visits.column('idvisit'), this.visit),
  };

  private numbers(name: FactColumn): Float64Array {
    const numbers = new Float64Array(this.count);
    let at = 0;
    for (const { chunk, rows } of this.parts) {
      chunk.pick(name, rows, numbers, at);
      at += rows.length;
    }
    return numbers;
  }

  private times(): Float64Array {
    const times = this.numbers('second');
    let at = 0;
    for (const { hourStart, rows } of this.parts) {
      for (const end = at + rows.length; at < end; at += 1) times[at] = (times[at] as number) + hourStart;
    }
    return times;
  }

  private mapped(name: FactColumn, to: (number: number) => CellValue): CodedColumn {
    return mapColumn(encodeColumn(this.numbers(name)), (value) => (value === null ? null : to(value as number)));
  }

  private named(name: FactColumn, names: readonly string[]): CodedColumn {
    return this.mapped(name, (index) => names[index] ?? null);
  }

  private texts(name: FactColumn): CodedColumn {
    return this.mapped(name, (id) => this.source.texts.text(id));
  }

  /** Stored one higher, so that 0 is unknown. */
  private optional(name: FactColumn): CodedColumn {
    return this.mapped(name, (stored) => (stored === 0 ? null : stored - 1));
  }

  private extra(of: (fact: ExtraFact) => string | undefined): CodedColumn {
    return this.mapped('extra', (id) => of(parseExtraText(this.source.texts.text(id))) ?? null);
  }

  private ofClient(of: (client: Client) => CellValue): CodedColumn {
    return mapColumn(this.column('idclient'), (id) =>
      id === null ? null : of(this.source.clients.byId(id as number)),
    );
  }

  private addresses(): CodedColumn {
    const clients = this.column('idclient');
    const rows = this.source.db.rows<[number, string]>(sql`
      SELECT idclient, ip
      FROM log_client
      WHERE idclient IN (SELECT value FROM json_each(${JSON.stringify(clients.values)}))
    `);
    const ips = new Map<CellValue, string>(rows);
    return mapColumn(clients, (id) => ips.get(id) ?? null);
  }

  private ofAgent(field: 'class' | 'botName'): CodedColumn {
    return this.ofClient(({ idUserAgent }) => this.source.clients.clientFact(idUserAgent)[field] || null);
  }
}

function rowsWithin({ chunk, hourStart }: DayChunk, start: number, end: number): Uint32Array {
  const seconds = chunk.column('second');
  const rows = new Uint32Array(chunk.rows);
  let found = 0;
  for (let row = 0; row < chunk.rows; row += 1) {
    const time = hourStart + (seconds[row] as number);
    if (time < start || time >= end) continue;
    rows[found] = row;
    found += 1;
  }
  return rows.subarray(0, found);
}
