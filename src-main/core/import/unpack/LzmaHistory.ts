/** A longer chunk is not possible. */
const MAX_CHUNK = 2 * 1_048_576;

/** The last bytes that were unpacked, which later ones repeat; a ring. */
export class LzmaHistory {
  private readonly ring: Uint8Array;
  private to = 0;
  private filled = 0;
  private unread = 0;

  constructor(bytes: number) {
    this.ring = new Uint8Array(Math.max(bytes, MAX_CHUNK));
  }

  /** Bytes that were written and not yet taken. */
  get length(): number {
    return this.unread;
  }

  /** Forgets all that was written. */
  clear(): void {
    this.filled = 0;
  }

  put(byte: number): void {
    const { ring } = this;
    ring[this.to] = byte;
    this.to = this.to + 1 === ring.length ? 0 : this.to + 1;
    this.unread += 1;
    if (this.filled < ring.length) this.filled += 1;
  }

  append(bytes: Uint8Array): void {
    for (const byte of bytes) this.put(byte);
  }

  /** The byte so far back; 1 is the last one, and where there is none yet a 0. */
  back(distance: number): number {
    if (distance > this.filled) return 0;
    const at = this.to - distance;
    return this.ring[at < 0 ? at + this.ring.length : at]!;
  }

  /** Writes bytes again that stand so far back; returns whether there are any. */
  repeat(distance: number, length: number): boolean {
    if (distance > this.filled) return false;
    const { ring } = this;
    const size = ring.length;
    let { to } = this;
    let from = to - distance;
    if (from < 0) from += size;
    for (let i = 0; i < length; i += 1) {
      ring[to] = ring[from]!;
      to = to + 1 === size ? 0 : to + 1;
      from = from + 1 === size ? 0 : from + 1;
    }
    this.to = to;
    this.unread += length;
    this.filled = Math.min(size, this.filled + length);
    return true;
  }

  /** Moves what was not yet taken into a buffer, as far as it fits; returns how much. */
  take(into: Uint8Array): number {
    const { ring } = this;
    const length = Math.min(into.length, this.unread);
    const start = (this.to - this.unread + ring.length) % ring.length;
    const first = ring.subarray(start, Math.min(ring.length, start + length));
    into.set(first);
    into.set(ring.subarray(0, length - first.length), first.length);
    this.unread -= length;
    return length;
  }
}
