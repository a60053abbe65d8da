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

  /** Copies of the filled part, to give away. */
  toColumns(): Columns {
    const { rows } = this;
    return {
      time: this.time.slice(0, rows),
      client: this.client.slice(0, rows),
      host: this.host.slice(0, rows),
      target: this.target.slice(0, rows),
      referrer: this.referrer.slice(0, rows),
      method: this.method.slice(0, rows),
      status: this.status.slice(0, rows),
      bytes: this.bytes.slice(0, rows),
      responseTime: this.responseTime.slice(0, rows),
      fate: this.fate.slice(0, rows),
      kind: this.kind.slice(0, rows),
      protocol: this.protocol.slice(0, rows),
      extra: this.extra.slice(0, rows),
      namedSite: this.namedSite.slice(0, rows),
      line: this.line.slice(0, rows),
      fingerprint: new BigUint64Array(this.fingerprint.slice(0, rows * 2).buffer),
    };
  }
}
