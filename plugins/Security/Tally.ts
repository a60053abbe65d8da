import { DataTable, Row, type MetadataValue } from 'heartwood/sdk';
import type { Probe } from './probes';
import { numberOf, type Reason } from './verdicts';

/** A probe, and what its answer says. */
export interface JudgedProbe {
  probe: Probe;
  reason: Reason;
}

/** Metadata that says what a reason was read from: `14` of `evidence_14`; the value is status, bytes and address. */
export const EVIDENCE = 'evidence_';

/** Counts probes, and below them those of each label. */
export class Tally {
  private readonly below = new Map<string, Tally>();
  private requests = 0;
  private first = Infinity;
  private last = -Infinity;
  private reason = -1;
  private evidence = '';

  constructor(readonly metadata: Readonly<Record<string, MetadataValue>> = {}) {}

  /** Of several that say the same the first one counts: probes come in the order of their times. */
  add({ probe, reason }: JudgedProbe): this {
    this.requests += probe.requests;
    this.first = Math.min(this.first, probe.time);
    this.last = Math.max(this.last, probe.time);
    if (numberOf(reason) > this.reason) {
      this.reason = numberOf(reason);
      this.evidence = `${probe.status} ${probe.bytes ?? ''} ${probe.target.slice(0, MAX_LABEL)}`;
    }
    return this;
  }

  at(label: string, metadata: Readonly<Record<string, MetadataValue>> = {}): Tally {
    let tally = this.below.get(label);
    if (!tally) this.below.set(label, (tally = new Tally(metadata)));
    return tally;
  }

  get worst(): number {
    return this.reason;
  }

  /** A row for each label below. */
  toTable(): DataTable {
    const table = new DataTable();
    for (const [label, tally] of this.below) table.addRow(tally.toRow(label));
    return table;
  }

  private toRow(label: string): Row {
    const columns = {
      label,
      Security_nb_probes: this.requests,
      first_seen: this.first,
      last_seen: this.last,
      Security_reason: this.reason,
    };
    const metadata = { ...this.metadata, [`${EVIDENCE}${this.reason}`]: this.evidence };
    return new Row(columns, metadata, this.below.size > 0 ? this.toTable() : null);
  }
}

/** Addresses are shown so far: attacks on buffers are long. */
export const MAX_LABEL = 300;
