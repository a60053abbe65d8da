import { Buffer } from 'node:buffer';
import { ByteText } from './ByteText';
import type { Place } from './classify/locate';
import { toLocationText } from './classify/locationText';
import { EntryIndex } from './EntryIndex';
import { LineFields } from './formats/LogFormat';
import { hashBytes, hashPair, LANE_HIGH, LANE_LOW } from './hashBytes';
import { maskIp } from './maskIp';
import { TextTable } from './TextTable';

const MAX_CLIENTS = 100_000;

export interface ClientTableOptions {
  agents: TextTable;
  decode(buffer: Buffer, start: number, end: number): string;
  locate(ip: string): Place;
  /** --anonymize-ip: bytes of an address to forget once it was located. */
  maskedBytes: number;
}

/** The distinct clients (address, user agent, user, language) that a thread has met. */
export class ClientTable {
  private readonly index = new EntryIndex();
  private readonly addresses: TextTable;
  private readonly names: TextTable;
  private readonly locations: string[] = [];
  /** Addresses as they are stored. */
  private readonly shown: string[] = [];
  private readonly raw = new Int32Array(2);
  private readonly content = new Int32Array(2);
  private readonly field = new Int32Array(2);
  /** What batches name clients in: it grows, and gives way to another when the table forgets. */
  column = emptyColumn();

  constructor(private readonly options: ClientTableOptions) {
    const { decode } = options;
    this.addresses = new TextTable({
      decode,
      limit: MAX_CLIENTS,
      judge: (ip, entry) => {
        this.locations[entry] = toLocationText(options.locate(ip));
        this.shown[entry] = maskIp(ip, options.maskedBytes);
        return 0;
      },
    });
    this.names = new TextTable({ decode, limit: MAX_CLIENTS });
  }

  /** Starts a batch. */
  beginBatch(): void {
    const { agents } = this.options;
    const forgot = [agents.beginBatch(), this.addresses.beginBatch(), this.names.beginBatch()];
    if (forgot.includes(true) || this.index.size > MAX_CLIENTS) {
      this.index.clear();
      this.column = emptyColumn();
    }
  }

  /** The entry of the client in a line's fields. */
  intern(fields: LineFields): number {
    const { raw, field } = this;
    const view = fields.source.view;
    hashBytes(view, fields.ipStart, fields.ipEnd, raw);
    hashBytes(view, fields.agentStart, fields.agentEnd, field);
    hashPair(field[LANE_LOW]!, field[LANE_HIGH]!, raw);
    if (fields.userEnd > fields.userStart || fields.languageEnd > fields.languageStart) {
      hashBytes(view, fields.userStart, fields.userEnd, field);
      hashPair(field[LANE_LOW]!, field[LANE_HIGH]!, raw);
      hashBytes(view, fields.languageStart, fields.languageEnd, field);
      hashPair(field[LANE_LOW]!, field[LANE_HIGH]!, raw);
    }
    const entry = this.index.find(raw[LANE_LOW]!, raw[LANE_HIGH]!);
    return entry >= 0 ? entry : this.add(fields);
  }

  /** The client of a line that names another address or user agent than its own; '' where it does not. */
  internOther(fields: LineFields, { ip, userAgent }: { ip: string; userAgent: string }): number {
    const { buffer } = fields.source;
    const parts = [
      ip === '' ? buffer.subarray(fields.ipStart, fields.ipEnd) : Buffer.from(ip),
      userAgent === '' ? buffer.subarray(fields.agentStart, fields.agentEnd) : Buffer.from(userAgent),
      buffer.subarray(fields.userStart, fields.userEnd),
      buffer.subarray(fields.languageStart, fields.languageEnd),
    ];
    const other = new LineFields();
    other.source = new ByteText(new Uint8Array(Buffer.concat(parts)));
    const ends = parts.map((_, i) => parts.slice(0, i + 1).reduce((sum, part) => sum + part.length, 0));
    [other.ipEnd, other.agentStart, other.agentEnd, other.userStart] = [ends[0]!, ends[0]!, ends[1]!, ends[1]!];
    [other.userEnd, other.languageStart, other.languageEnd] = [ends[2]!, ends[2]!, ends[3]!];
    return this.intern(other);
  }

  agentFlagsOf(entry: number): number {
    return this.options.agents.flagsOf(this.column.userAgent[entry]!);
  }

  /** A masked address and where it lies are all that is left of who it was: which of its clients came first must not show. */
  private hashAddress(address: number, out: Int32Array): void {
    const { addresses, names } = this;
    const isMasked = this.options.maskedBytes > 0;
    const table = isMasked ? names : addresses;
    const entry = isMasked ? names.internText(`${this.shown[address]!} ${this.locations[address]!}`) : address;
    out[LANE_LOW] = table.index.lowOf(entry);
    out[LANE_HIGH] = table.index.highOf(entry);
  }

  private add(fields: LineFields): number {
    const { source } = fields;
    const address = this.addresses.intern(source, fields.ipStart, fields.ipEnd);
    const agent = this.options.agents.intern(source, fields.agentStart, fields.agentEnd);
    const user = this.names.intern(source, fields.userStart, fields.userEnd);
    const language = this.names.intern(source, fields.languageStart, fields.languageEnd);
    const content = this.content;
    this.hashAddress(address, content);
    hashPair(this.options.agents.index.lowOf(agent), this.options.agents.index.highOf(agent), content);
    hashPair(this.names.index.lowOf(user), this.names.index.highOf(user), content);
    hashPair(this.names.index.lowOf(language), this.names.index.highOf(language), content);
    const size = this.index.size;
    const entry = this.index.add(this.raw, content);
    if (entry === size) {
      const { column } = this;
      column.hashes.push(this.index.hashOf(entry));
      column.ip.push(this.shown[address]!);
      column.userAgent.push(agent);
      column.userId.push(this.names.textOf(user));
      column.language.push(this.names.textOf(language));
      column.location.push(this.locations[address]!);
    }
    return entry;
  }
}

function emptyColumn() {
  return {
    hashes: [] as number[],
    ip: [] as string[],
    userAgent: [] as number[],
    userId: [] as string[],
    language: [] as string[],
    location: [] as string[],
  };
}
