import { HashIndex } from './HashIndex';
import { toHash53 } from './hashBytes';

/**
 * Numbers things (texts, clients) in the order in which a thread meets them. A thing is found by the hash of the raw
 * bytes that stood in the log, and is one with another thing when their contents hash the same.
 */
export class EntryIndex {
  size = 0;
  private readonly byRaw = new HashIndex();
  private readonly byContent = new HashIndex();
  private low = new Int32Array(1024);
  private high = new Int32Array(1024);

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

  /** 53 bits of the content's hash. */
  hashOf(entry: number): number {
    return toHash53(this.low[entry]!, this.high[entry]!);
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
  }
}

function widen(column: Int32Array<ArrayBuffer>, capacity: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(capacity);
  wider.set(column);
  return wider;
}
