import type { ParsedBatch } from './ParsedBatch';

type Columns = Pick<
  ParsedBatch,
  | 'time'
  | 'client'
  | 'host'
  | 'target'
  | 'referrer'
  | 'method'
  | 'status'
  | 'bytes'
  | 'responseTime'
  | 'fate'
  | 'kind'
  | 'protocol'
  | 'extra'
  | 'namedSite'
  | 'line'
  | 'fingerprint'
>;

/** Four columns of eight bytes, six of four, two of two and four of one. */
const BYTES_PER_ROW = 4 * 8 + 6 * 4 + 2 * 2 + 4;

/** The growing columns of a batch's rows; one set a thread, used again for every batch. */
export class RowColumns {
  time = new Float64Array(0);
  client = new Uint32Array(0);
  host = new Uint16Array(0);
  target = new Uint32Array(0);
  referrer = new Uint32Array(0);
  method = new Uint8Array(0);
  status = new Uint16Array(0);
  bytes = new Float64Array(0);
  responseTime = new Int32Array(0);
  fate = new Uint8Array(0);
  kind = new Uint8Array(0);
  protocol = new Uint8Array(0);
  extra = new Uint32Array(0);
  namedSite = new Uint32Array(0);
  line = new Float64Array(0);
  /** Low and high halves of the fingerprints, in turn. */
  fingerprint = new Int32Array(0);
  rows = 0;

  /** Makes room for as many rows as a block has lines. */
  begin(capacity: number): void {
    this.rows = 0;
    if (capacity <= this.time.length) return;
    this.time = new Float64Array(capacity);
    this.client = new Uint32Array(capacity);
    this.host = new Uint16Array(capacity);
    this.target = new Uint32Array(capacity);
    this.referrer = new Uint32Array(capacity);
    this.method = new Uint8Array(capacity);
    this.status = new Uint16Array(capacity);
    this.bytes = new Float64Array(capacity);
    this.responseTime = new Int32Array(capacity);
    this.fate = new Uint8Array(capacity);
    this.kind = new Uint8Array(capacity);
    this.protocol = new Uint8Array(capacity);
    this.extra = new Uint32Array(capacity);
    this.namedSite = new Uint32Array(capacity);
    this.line = new Float64Array(capacity);
    this.fingerprint = new Int32Array(capacity * 2);
  }

  /** A copy of the filled part, to give away: all columns in one buffer, which the first one starts. */
  toColumns(): Columns {
    const { rows } = this;
    const buffer = new ArrayBuffer(rows * BYTES_PER_ROW);
    let at = 0;
    const place = <Column extends Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array>(
      View: new (buffer: ArrayBuffer, start: number, length: number) => Column,
      column: Column,
      length = rows,
    ): Column => {
      const copy = new View(buffer, at, length);
      copy.set(column.subarray(0, length));
      at += copy.byteLength;
      return copy;
    };
    // the widest first, so that each starts at a multiple of its width
    const time = place(Float64Array, this.time);
    const bytes = place(Float64Array, this.bytes);
    const line = place(Float64Array, this.line);
    const fingerprint = place(Int32Array, this.fingerprint, rows * 2);
    return {
      time,
      bytes,
      line,
      fingerprint: new BigUint64Array(buffer, fingerprint.byteOffset, rows),
      client: place(Uint32Array, this.client),
      target: place(Uint32Array, this.target),
      referrer: place(Uint32Array, this.referrer),
      responseTime: place(Int32Array, this.responseTime),
      extra: place(Uint32Array, this.extra),
      namedSite: place(Uint32Array, this.namedSite),
      host: place(Uint16Array, this.host),
      status: place(Uint16Array, this.status),
      method: place(Uint8Array, this.method),
      fate: place(Uint8Array, this.fate),
      kind: place(Uint8Array, this.kind),
      protocol: place(Uint8Array, this.protocol),
    };
  }
}
