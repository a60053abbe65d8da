/** A slot takes 20 bytes; at most two of three are taken. */
const MAX_LOAD = 2 / 3;

/**
 * How often each line of one site and hour is stored, whose each of them is, and how often the file being read has shown
 * it.
 *
 * Shape: an open-addressing table keyed by the fingerprint's two halves. The slot of a line counts; a second, third, …
 * stored copy has a slot of its own, under a key made of the line's and its number, which only says whose it is.
 */
export class HourOfLines {
  size = 0;
  private low: Uint32Array;
  private high: Uint32Array;
  private owner: Uint32Array;
  private stored: Uint32Array;
  private seen: Uint32Array;

  /** Makes room for so many lines; more may come. */
  constructor(lines = 0) {
    let slots = 64;
    while (slots * MAX_LOAD <= lines) slots *= 2;
    this.low = new Uint32Array(slots);
    this.high = new Uint32Array(slots);
    this.owner = new Uint32Array(slots);
    this.stored = new Uint32Array(slots);
    this.seen = new Uint32Array(slots);
  }

  /** A line that a file has stored. */
  addStored(low: number, high: number, idFile: number): void {
    const at = this.place(low, high);
    const count = (this.stored[at]! += 1);
    if (count === 1) this.owner[at] = idFile;
    else this.addCopy(low, high, { count, idFile });
  }

  /** A line that the file being read has stored itself: with it, it had shown all copies there were. */
  addOwn(low: number, high: number, idFile: number): void {
    this.addStored(low, high, idFile);
    const at = this.place(low, high);
    this.seen[at] = this.stored[at]!;
  }

  /**
   * Counts one more sight of a line in the file being read. Returns the file whose stored line it is; 0 when it goes
   * beyond what is stored, and then it counts as stored by `idFile`.
   */
  see(low: number, high: number, idFile: number): number {
    const at = this.place(low, high);
    const count = (this.seen[at]! += 1);
    if (count <= this.stored[at]!) return count === 1 ? this.owner[at]! : this.ownerOfCopy(low, high, count);
    this.stored[at] = count;
    if (count === 1) this.owner[at] = idFile;
    else this.addCopy(low, high, { count, idFile });
    return 0;
  }

  private addCopy(low: number, high: number, { count, idFile }: { count: number; idFile: number }): void {
    const at = this.place(copyLow(low, count), copyHigh(high, count));
    this.stored[at] = 1;
    this.owner[at] = idFile;
  }

  private ownerOfCopy(low: number, high: number, count: number): number {
    return this.owner[this.place(copyLow(low, count), copyHigh(high, count))]!;
  }

  /** The slot of a key, taken if it is new. */
  private place(low: number, high: number): number {
    if (this.size >= this.low.length * MAX_LOAD) this.grow();
    const mask = this.low.length - 1;
    let at = low & mask;
    for (;;) {
      if (this.low[at] === low && this.high[at] === high) break;
      const isFree = this.stored[at] === 0 && this.seen[at] === 0;
      if (isFree) {
        this.low[at] = low;
        this.high[at] = high;
        this.size += 1;
        break;
      }
      at = (at + 1) & mask;
    }
    return at;
  }

  private grow(): void {
    const { low, high, owner, stored, seen } = this;
    const slots = low.length * 2;
    this.low = new Uint32Array(slots);
    this.high = new Uint32Array(slots);
    this.owner = new Uint32Array(slots);
    this.stored = new Uint32Array(slots);
    this.seen = new Uint32Array(slots);
    this.size = 0;
    for (let i = 0; i < low.length; i += 1) {
      if (stored[i] === 0 && seen[i] === 0) continue;
      const at = this.place(low[i]!, high[i]!);
      this.owner[at] = owner[i]!;
      this.stored[at] = stored[i]!;
      this.seen[at] = seen[i]!;
    }
  }
}

function copyLow(low: number, count: number): number {
  return (low + Math.imul(count, 0x9e3779b1)) >>> 0;
}

function copyHigh(high: number, count: number): number {
  return (high ^ Math.imul(count, 0x85ebca6b)) >>> 0;
}
