import type { SiteDay } from '@shared/units';
import type { ReadableDatabase } from '../db/Database';
import { fates } from '../import/ParsedBatch';
import { readDayChunks } from './dayChunks';
import type { FactChunk, FactColumn } from './factChunk';
import type { TrackedSite } from './TrackedSite';
import type { TrackedHit } from './tracking/TrackedHit';

/** The hits of one site-day that make visits: a column per fact, a row per request line. */
export class DayHits {
  length = 0;
  time = new Float64Array(1024);
  client = new Uint32Array(1024);
  host = new Uint32Array(1024);
  target = new Uint32Array(1024);
  referrer = new Uint32Array(1024);
  status = new Uint32Array(1024);
  kind = new Uint8Array(1024);
  /** One higher than the bytes of the answer; 0 unknown. */
  bytes = new Float64Array(1024);
  /** One higher than its microseconds; 0 unknown. */
  responseTime = new Float64Array(1024);
  extra = new Uint32Array(1024);
  fingerprintLow = new Uint32Array(1024);
  fingerprintHigh = new Uint32Array(1024);
  /** Facts that only some ask for. */
  readonly more: Partial<Record<FactColumn, Float64Array>> = {};
  /** The order in which the lines were imported; null unless asked for. */
  arrival: Float64Array | null = null;
  /** What hits say beyond their lines, by row; null where none does. */
  tracked: readonly (TrackedHit | undefined)[] | null = null;

  constructor(more: readonly FactColumn[] = []) {
    for (const name of more) this.more[name] = new Float64Array(1024);
  }

  /** Adds the rows of a chunk that fall into [start, end). Returns which. */
  add(chunk: FactChunk, hourStart: number, start: number, end: number): Uint32Array {
    const rows = rowsWithin(chunk, start - hourStart, end - hourStart);
    if (rows.length === 0) return rows;
    this.reserve(this.length + rows.length);
    const at = this.length;
    chunk.pick('second', rows, this.time, at);
    for (let i = 0; i < rows.length; i += 1) this.time[at + i]! += hourStart;
    chunk.pick('client', rows, this.client, at);
    chunk.pick('host', rows, this.host, at);
    chunk.pick('target', rows, this.target, at);
    chunk.pick('referrer', rows, this.referrer, at);
    chunk.pick('status', rows, this.status, at);
    chunk.pick('kind', rows, this.kind, at);
    chunk.pick('bytes', rows, this.bytes, at);
    chunk.pick('responseTime', rows, this.responseTime, at);
    chunk.pick('extra', rows, this.extra, at);
    chunk.pick('fingerprintLow', rows, this.fingerprintLow, at);
    chunk.pick('fingerprintHigh', rows, this.fingerprintHigh, at);
    for (const [name, cells] of Object.entries(this.more)) chunk.pick(name as FactColumn, rows, cells, at);
    this.length += rows.length;
    return rows;
  }

  private reserve(rows: number): void {
    if (rows <= this.time.length) return;
    const size = Math.max(rows, this.time.length * 2);
    this.time = grown(this.time, new Float64Array(size));
    this.client = grown(this.client, new Uint32Array(size));
    this.host = grown(this.host, new Uint32Array(size));
    this.target = grown(this.target, new Uint32Array(size));
    this.referrer = grown(this.referrer, new Uint32Array(size));
    this.status = grown(this.status, new Uint32Array(size));
    this.kind = grown(this.kind, new Uint8Array(size));
    this.bytes = grown(this.bytes, new Float64Array(size));
    this.responseTime = grown(this.responseTime, new Float64Array(size));
    this.extra = grown(this.extra, new Uint32Array(size));
    for (const [name, cells] of Object.entries(this.more)) {
      this.more[name as FactColumn] = grown(cells, new Float64Array(size));
    }
    this.fingerprintLow = grown(this.fingerprintLow, new Uint32Array(size));
    this.fingerprintHigh = grown(this.fingerprintHigh, new Uint32Array(size));
  }
}

/** The rows that make visits, of seconds [from, to). */
function rowsWithin(chunk: FactChunk, from: number, to: number): Uint32Array {
  const fate = chunk.column('fate');
  const second = chunk.column('second');
  const rows = new Uint32Array(chunk.rows);
  let found = 0;
  for (let row = 0; row < chunk.rows; row += 1) {
    if (fate[row] !== fates.imported || second[row]! < from || second[row]! >= to) continue;
    rows[found] = row;
    found += 1;
  }
  return rows.subarray(0, found);
}

function grown<T extends Float64Array | Uint32Array | Uint8Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}

/** Of one file. */
const MAX_LINES = 2 ** 36;

/** With `arrival` when the order of import is asked for: by import, then by line. */
export function readDayHits(
  db: ReadableDatabase,
  site: TrackedSite,
  day: SiteDay,
  { byArrival, more }: { byArrival: boolean; more?: readonly FactColumn[] } = { byArrival: false },
): DayHits {
  const { start, end, chunks } = readDayChunks(db, site, day);
  const hits = new DayHits(more);
  const arrival: number[] = [];
  for (const { chunk, hourStart, idFile } of chunks) {
    const rows = hits.add(chunk, hourStart, start, end);
    if (!byArrival) continue;
    const line = chunk.column('line');
    for (const row of rows) arrival.push(idFile * MAX_LINES + line[row]!);
  }
  if (byArrival) hits.arrival = Float64Array.from(arrival);
  return hits;
}
