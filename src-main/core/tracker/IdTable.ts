/**
 * A hash table from 53-bit hashes to ids, in typed arrays: twelve bytes an entry where a Map takes a hundred.
 * Hash 0 is not storable (it marks a free place); callers map it to 1.
 */
export class IdTable {
  private keys = new Float64Array(1 << 12);
  private ids = new Uint32Array(1 << 12);
  size = 0;

  /** The id; 0 when there is none. */
  get(hash: number): number {
    const mask = this.keys.length - 1;
    let at = hash & mask;
    for (;;) {
      const key = this.keys[at]!;
      if (key === hash) return this.ids[at]!;
      if (key === 0) return 0;
      at = (at + 1) & mask;
    }
  }

  set(hash: number, id: number): void {
    if (this.size * 3 > this.keys.length * 2) this.grow();
    this.place(hash, id);
  }

  clear(): void {
    this.keys = new Float64Array(1 << 12);
    this.ids = new Uint32Array(1 << 12);
    this.size = 0;
  }

  private place(hash: number, id: number): void {
    const mask = this.keys.length - 1;
    let at = hash & mask;
    while (this.keys[at] !== 0 && this.keys[at] !== hash) at = (at + 1) & mask;
    if (this.keys[at] === 0) this.size += 1;
    this.keys[at] = hash;
    this.ids[at] = id;
  }

  private grow(): void {
    const { keys, ids } = this;
    this.keys = new Float64Array(keys.length * 2);
    this.ids = new Uint32Array(keys.length * 2);
    this.size = 0;
    for (let i = 0; i < keys.length; i += 1) if (keys[i] !== 0) this.place(keys[i]!, ids[i]!);
  }
}
