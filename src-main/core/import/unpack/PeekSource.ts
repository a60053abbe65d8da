import type { ByteSource } from '../ByteSource';
import { DamageError } from './DamageError';

/** Bytes that can be looked at before they are taken. Holds no more than was last looked at. */
export class PeekSource implements ByteSource {
  private buffer = new Uint8Array(1024);
  private start = 0;
  private end = 0;
  private isEnd = false;
  /** Why the source ended; thrown when all before it has been taken. */
  private error: unknown = null;

  constructor(private readonly source: ByteSource) {}

  get position(): number {
    return this.source.position;
  }

  async read(into: Uint8Array): Promise<number> {
    if (this.start === this.end) {
      if (this.error !== null) throw this.error;
      return this.isEnd ? 0 : this.source.read(into);
    }
    const part = this.buffer.subarray(this.start, Math.min(this.end, this.start + into.length));
    into.set(part);
    this.start += part.length;
    return part.length;
  }

  /** The next bytes, fewer only where the source ends or fails; a view that is good until the next call. */
  async peek(length: number): Promise<Uint8Array<ArrayBuffer>> {
    if (this.end - this.start < length && !this.isEnd) await this.fill(length);
    if (this.start === this.end && this.error !== null) throw this.error;
    return this.buffer.subarray(this.start, Math.min(this.end, this.start + length));
  }

  /** Passes over bytes that were looked at. */
  advance(length: number): void {
    this.start += length;
  }

  /** The next bytes, all of them; a view that is good until the next call. Throws: DamageError. */
  async take(length: number): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = await this.peek(length);
    if (bytes.length < length) throw this.error ?? new DamageError();
    this.advance(length);
    return bytes;
  }

  private async fill(length: number): Promise<void> {
    const held = this.buffer.subarray(this.start, this.end);
    if (this.start + length > this.buffer.length) {
      const roomy = length > this.buffer.length ? new Uint8Array(length) : this.buffer;
      if (roomy === this.buffer) roomy.copyWithin(0, this.start, this.end);
      else roomy.set(held);
      this.end -= this.start;
      this.start = 0;
      this.buffer = roomy;
    }
    try {
      while (this.end - this.start < length && !this.isEnd) {
        const read = await this.source.read(this.buffer.subarray(this.end));
        this.end += read;
        this.isEnd = read === 0;
      }
    } catch (error) {
      this.error = error;
      this.isEnd = true;
    }
  }
}
