import { HashIndex } from './HashIndex';
import { toHash53 } from './hashBytes';

/**
 * Numbers things (texts, clients) in the order in which a thread meets them, and for each batch in the order in which
 * the batch's rows use them. A thing is found by the hash of the raw bytes that stood in the log, and is one with
 * another thing when their contents hash the same.
 *
 * The numbers outlive a batch, so that what was worked out about a thing is kept; a batch gets its own numbers by a
 * stamp, which costs nothing to reset.
 */
export class EntryIndex {
  size = 0;
  private readonly byRaw = new HashIndex();
  private readonly byContent = new HashIndex();
  private low = new Int32Array(1024);
  private high = new Int32Array(1024);
  private stamp = new Int32Array(1024);
  private inBatch = new Int32Array(1024);
  private order = new Int32Array(1024);
  private batch = 0;
  private used = 0;

  /** The entry, or -1. */
  find(rawLow: number, rawHigh: number): number {
    return this.byRaw.find(rawLow, rawHigh);
  }

  /** The entry of this content, which is new where it is the `size` from before; remembered for the raw bytes. */
  add(raw: Int32Array, content: Int32Array): number {
    let entry = this.byContent.find(content[0]!, content[1]!);
    if (entry < 0) {
      entry = this.size;
      this.reserve(entry + 1);
      this.low[entry] = content[0]!;
      this.high[entry] = content[1]!;
      this.stamp[entry] = 0;
      this.byContent.add(content[0]!, content[1]!, entry);
      this.size += 1;
    }
    this.byRaw.add(raw[0]!, raw[1]!, entry);
    return entry;
  }

  lowOf(entry: number): number {
    return this.low[entry]!;
  }

  highOf(entry: number): number {
    return this.high[entry]!;
  }

  /** Starts a batch. */
  beginBatch(): void {
    this.batch += 1;
    this.used = 0;
  }

  /** The entry's number within the batch. */
  use(entry: number): number {
    if (this.stamp[entry] === this.batch) return this.inBatch[entry]!;
    this.stamp[entry] = this.batch;
    this.inBatch[entry] = this.used;
    this.order[this.used] = entry;
    this.used += 1;
    return this.used - 1;
  }

  /** The entries that the batch used, by their number within it. */
  usedEntries(): Int32Array {
    return this.order.subarray(0, this.used);
  }

  /** The 53-bit hashes of the entries that the batch used. */
  usedHashes(): Float64Array {
    const hashes = new Float64Array(this.used);
    for (let i = 0; i < this.used; i += 1) {
      const entry = this.order[i]!;
      hashes[i] = toHash53(this.low[entry]!, this.high[entry]!);
    }
    return hashes;
  }

  /** Forgets everything. Only between batches. */
  clear(): void {
    this.byRaw.clear();
    this.byContent.clear();
    this.size = 0;
  }

  private reserve(size: number): void {
    if (size <= this.low.length) return;
    const capacity = this.low.length * 2;
    this.low = widen(this.low, capacity);
    this.high = widen(this.high, capacity);
    this.stamp = widen(this.stamp, capacity);
    this.inBatch = widen(this.inBatch, capacity);
    this.order = widen(this.order, capacity);
  }
}

function widen(column: Int32Array<ArrayBuffer>, capacity: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(capacity);
  wider.set(column);
  return wider;
}
