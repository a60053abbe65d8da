import type { Buffer } from 'node:buffer';
import type { ClientFact } from '@shared/plugin/facts';
import type { Place } from './classify/locate';
import type { BotRules } from './classify/BotRules';
import { ClientTable } from './ClientTable';
import { decodeField, toDecoder } from './decodeField';
import { ExtraTable } from './ExtraTable';
import type { LineFields } from './formats/LogFormat';
import { hashBytes } from './hashBytes';
import type { ImportOptions } from './ImportOptions';
import { LineFilter, targetFlags } from './LineFilter';
import { toMethodCode } from './methodCode';
import { fates, kinds, type ParsedBatch } from './ParsedBatch';
import { toProtocolCode } from './protocolCode';
import { RowColumns } from './RowColumns';
import { openStripper, type Stripper } from './stripParameters';
import { TextTable } from './TextTable';
import { cleanTracking, shiftTimes, TrackingTargets } from './TrackingTargets';

const MAX_TEXTS = 50_000;
const MAX_AGENTS = 20_000;

export interface BatchBuilderOptions {
  options: ImportOptions;
  botRules: BotRules;
  classify(userAgent: string): ClientFact;
  locate(ip: string): Place;
}

/** What of a batch only the reader of its block knows. */
type OfReader = 'linesRead' | 'comments' | 'failed' | 'failures' | 'failedBy' | 'zones' | 'endsInFailure' | 'bytesRead';

/** Turns the fields of lines into the columns of a batch. Lives as long as its thread, and remembers what it judged. */
export class BatchBuilder {
  readonly filter: LineFilter;
  private readonly options: ImportOptions;
  private readonly columns = new RowColumns();
  private readonly hosts: TextTable;
  private readonly targets: TextTable;
  private readonly referrers: TextTable;
  private readonly extras: ExtraTable;
  private readonly agents: TextTable;
  private readonly clients: ClientTable;
  /** null unless --replay-tracking. */
  private readonly tracking: TrackingTargets | null;
  private userAgents: ParsedBatch['userAgents'] & { facts: ClientFact[] };
  private readonly leftOut = new Uint32Array(Object.keys(fates).length);

  constructor({ options, botRules, classify, locate }: BatchBuilderOptions) {
    this.options = options;
    this.filter = new LineFilter(options, botRules);
    const { filter } = this;
    const decoder = toDecoder(options.encoding);
    const decode = (buffer: Buffer, start: number, end: number) => decodeField(buffer, start, end, decoder);
    this.hosts = new TextTable({ decode, change: toHost, judge: (host) => filter.judgeHost(host), limit: MAX_AGENTS });
    this.tracking = options.replayTracking ? new TrackingTargets(options) : null;
    const strip = openStripper(options);
    const change = toTargetChange(options, strip, this.tracking);
    const judgeTarget = (target: string, entry: number) => {
      this.tracking?.judge(target, entry);
      return filter.judgeTarget(target);
    };
    this.targets = new TextTable({ decode, change, judge: judgeTarget, limit: MAX_TEXTS });
    this.referrers = new TextTable({ decode, change: (text) => strip(stripQuotes(text)), limit: MAX_TEXTS });
    this.extras = new ExtraTable(options, decode);
    const judge = (userAgent: string, entry: number) => {
      const fact = classify(userAgent);
      this.userAgents.facts[entry] = fact;
      return filter.judgeAgent(userAgent, fact);
    };
    this.agents = new TextTable({ decode, change: stripQuotes, judge, limit: MAX_AGENTS });
    this.userAgents = { ...this.agents.column, facts: [] };
    this.clients = new ClientTable({ agents: this.agents, decode, locate, maskedBytes: options.anonymizeIp });
  }

  /** Starts a batch of at most so many lines. */
  begin(lines: number): void {
    this.columns.begin(lines);
    this.leftOut.fill(0);
    this.hosts.beginBatch();
    this.targets.beginBatch();
    this.referrers.beginBatch();
    this.extras.beginBatch();
    this.clients.beginBatch();
    const { column } = this.agents;
    if (column.texts !== this.userAgents.texts) this.userAgents = { ...column, facts: [] };
  }

  /**
   * Adds a line that was understood. Its bytes are [start, end) of the block. Returns '', or why the line is to count as
   * failed all the same.
   */
  add(fields: LineFields, view: DataView, line: { number: number; start: number; end: number }): string {
    const { source } = fields;
    let target = this.targets.intern(source, fields.targetStart, fields.targetEnd);
    const tracked = this.tracking?.of(target);
    const request = typeof tracked === 'object' ? tracked : null;
    fields.time = (request?.time ?? fields.time) + this.options.addToDate;
    const host = this.internHost(fields);
    const isOther = request !== null && (request.ip !== '' || request.userAgent !== '');
    const client = isOther ? this.clients.internOther(fields, request) : this.clients.intern(fields);
    const targetFlag = this.targets.flagsOf(target);
    const hostFlag = this.hosts.flagsOf(host);
    const agentFlag = request?.takesBots ? 0 : this.clients.agentFlagsOf(client);
    const fate = this.filter.fateOf(targetFlag, hostFlag, agentFlag, fields);
    if (typeof tracked === 'string') {
      if (fate === fates.imported) return tracked;
      this.leaveOut(fate);
      return '';
    }
    if (fate === fates.filtered || this.filter.isLeftOut(targetFlag, hostFlag, fields.time)) {
      this.leaveOut(fate);
      return '';
    }
    if (request && this.options.addToDate !== 0) target = this.shifted(target);
    const { columns } = this;
    const row = columns.rows;
    columns.rows = row + 1;
    columns.time[row] = fields.time;
    columns.client[row] = client;
    columns.host[row] = host;
    columns.target[row] = target;
    columns.referrer[row] = this.referrers.intern(source, fields.referrerStart, fields.referrerEnd);
    columns.method[row] = toMethodCode(source.bytes, fields.methodStart, fields.methodEnd);
    columns.status[row] = fields.status;
    columns.bytes[row] = fields.bytes;
    columns.responseTime[row] = fields.responseTime;
    columns.fate[row] = fate;
    columns.kind[row] = request ? kinds.tracking : toKind(targetFlag);
    columns.protocol[row] = toProtocolCode(source.bytes, fields.protocolStart, fields.protocolEnd);
    columns.extra[row] = this.extras.intern(fields);
    columns.namedSite[row] = request?.idSite ?? 0;
    columns.line[row] = line.number;
    hashBytes(view, line.start, line.end, this.fingerprint);
    columns.fingerprint[row * 2] = this.fingerprint[0]!;
    columns.fingerprint[row * 2 + 1] = this.fingerprint[1]!;
    return '';
  }

  /** Counts a line that gets no row. */
  leaveOut(fate: number): void {
    this.leftOut[fate]! += 1;
  }

  /** What the rows make, without what only the reader of the block knows. */
  finish(): Omit<ParsedBatch, OfReader> {
    const leftOut = this.leftOut.slice();
    const filtered = leftOut[fates.filtered]!;
    leftOut[fates.filtered] = 0;
    return {
      ...this.columns.toColumns(),
      rows: this.columns.rows,
      filtered,
      leftOut,
      hosts: this.hosts.column,
      targets: this.targets.column,
      referrers: this.referrers.column,
      extras: this.extras.column,
      userAgents: this.userAgents,
      clients: this.clients.column,
    };
  }

  private readonly fingerprint = new Int32Array(2);

  /** The target with the times in it moved like the line's own. */
  private shifted(target: number): number {
    return this.targets.internText(shiftTimes(this.targets.textOf(target), this.options.addToDate));
  }

  /** --log-hostname wins over what the line says. */
  private internHost(fields: LineFields): number {
    const { logHostname } = this.options;
    if (logHostname !== undefined) return this.hosts.internText(toHost(logHostname));
    return this.hosts.intern(fields.source, fields.hostStart, fields.hostEnd);
  }
}

function toHost(text: string): string {
  return text.toLowerCase().replace(/^\.+|\.+$/g, '');
}

/** Some servers quote what already stands in quotes. */
function stripQuotes(text: string): string {
  return text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
}

function toKind(targetFlag: number): number {
  return (targetFlag & targetFlags.download) === 0 ? kinds.page : kinds.download;
}

/** What the options make of targets; a tracking request is kept whole, for it says more than an address. */
function toTargetChange(
  options: ImportOptions,
  strip: Stripper,
  tracking: TrackingTargets | null,
): (target: string) => string {
  const { forceLowercasePath, stripQueryString, queryStringDelimiter } = options;
  const change = (target: string): string => {
    const kept = stripQueryString ? target.split(queryStringDelimiter || '?', 1)[0]! : strip(target);
    return forceLowercasePath ? kept.toLowerCase() : kept;
  };
  if (!tracking) return change;
  return (target) => (tracking.isTracker(target) ? cleanTracking(target, strip, options.anonymizeIp) : change(target));
}
