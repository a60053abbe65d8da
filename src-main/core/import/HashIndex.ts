const STRIDE = 4;

/**
 * From a 64-bit hash to a number: open addressing, keys and value side by side in one typed array, so that a look-up
 * touches one cache line and the garbage collector sees one object.
 */
export class HashIndex {
  private slots: Int32Array;
  private mask: number;
  private used = 0;

  constructor(capacity = 4096) {
    this.slots = new Int32Array(capacity * STRIDE);
    this.mask = capacity - 1;
  }

  /** The value, or -1. */
  find(low: number, high: number): number {
    const slots = this.slots;
    for (let at = low & this.mask; ; at = (at + 1) & this.mask) {
      const slot = at * STRIDE;
      const value = slots[slot + 2]!;
      if (value === 0) return -1;
      if (slots[slot] === low && slots[slot + 1] === high) return value - 1;
    }
  }

  /** Adds a hash that is not in the index. */
  add(low: number, high: number, value: number): void {
    if (this.used * 2 > this.mask) this.grow();
    this.place(low, high, value + 1);
    this.used += 1;
  }

  clear(): void {
    this.slots.fill(0);
    this.used = 0;
  }

  private place(low: number, high: number, stored: number): void {
    let at = low & this.mask;
    while (this.slots[at * STRIDE + 2] !== 0) at = (at + 1) & this.mask;
    this.slots[at * STRIDE] = low;
    this.slots[at * STRIDE + 1] = high;
    this.slots[at * STRIDE + 2] = stored;
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Int32Array(old.length * 2);
    this.mask = this.mask * 2 + 1;
    for (let slot = 0; slot < old.length; slot += STRIDE) {
      if (old[slot + 2] !== 0) this.place(old[slot]!, old[slot + 1]!, old[slot + 2]!);
    }
  }
}
