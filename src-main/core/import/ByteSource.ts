import type { FileHandle } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { constants, createGunzip, type Gunzip } from 'node:zlib';

/** Bytes that are read one after the other into buffers of the caller's. */
export interface ByteSource {
  /** Fills the start of `into`; returns how many bytes, 0 at the end. */
  read(into: Uint8Array): Promise<number>;
  /** Bytes taken from the file or stream so far, as they lie on disk. */
  readonly position: number;
}

/** The file as it is. */
export class FileSource implements ByteSource {
  position = 0;

  constructor(private readonly handle: FileHandle) {}

  async read(into: Uint8Array): Promise<number> {
    const { bytesRead } = await this.handle.read(into, 0, into.length, this.position);
    this.position += bytesRead;
    return bytesRead;
  }
}

/** A stream that can't be read at will, such as standard input. */
export class StreamSource implements ByteSource {
  position = 0;
  private readonly chunks: AsyncIterator<Uint8Array>;
  private readonly queue = new ChunkQueue();

  constructor(stream: AsyncIterable<Uint8Array>) {
    this.chunks = stream[Symbol.asyncIterator]();
  }

  async read(into: Uint8Array): Promise<number> {
    while (this.queue.isEmpty) {
      const next = await this.chunks.next();
      if (next.done === true) return 0;
      this.position += next.value.length;
      this.queue.push(next.value);
    }
    return this.queue.take(into);
  }
}

/** What a source begins with, put back in front of it. */
export class PeekedSource implements ByteSource {
  constructor(
    private first: Uint8Array,
    private readonly rest: ByteSource,
  ) {}

  get position(): number {
    return this.rest.position;
  }

  async read(into: Uint8Array): Promise<number> {
    if (this.first.length === 0) return this.rest.read(into);
    const taken = this.first.subarray(0, into.length);
    into.set(taken);
    this.first = this.first.subarray(taken.length);
    return taken.length;
  }
}

/** Compressed bytes given to the decompressor at once: one chunk of a bomb swells to 16 MB at most. */
const GZIP_STEP = 16_384;

/**
 * Inflates gzip, also of several members. Fed by hand rather than piped, so that all that can be read of a damaged file
 * is handed out before its error is thrown.
 */
export class GzipSource implements ByteSource {
  private readonly gunzip: Gunzip = createGunzip({ chunkSize: 262_144, finishFlush: constants.Z_FINISH });
  private readonly queue = new ChunkQueue();
  private readonly input = new Uint8Array(GZIP_STEP);
  private error: Error | null = null;
  private isDone = false;

  constructor(private readonly packed: ByteSource) {
    this.gunzip.on('data', (chunk: Uint8Array) => this.queue.push(chunk));
    this.gunzip.on('error', (error) => (this.error ??= error));
  }

  get position(): number {
    return this.packed.position;
  }

  async read(into: Uint8Array): Promise<number> {
    while (this.queue.isEmpty && !this.isDone && this.error === null) await this.step();
    if (!this.queue.isEmpty) return this.queue.take(into);
    if (this.error !== null) throw this.error;
    return 0;
  }

  private async step(): Promise<void> {
    const length = await this.packed.read(this.input);
    if (length === 0) {
      this.isDone = true;
      this.gunzip.end();
      await finished(this.gunzip).catch(() => undefined);
      return;
    }
    await new Promise<void>((resolve) => {
      this.gunzip.write(this.input.slice(0, length), (error) => {
        this.error ??= error ?? null;
        resolve();
      });
    });
  }
}

/** Pieces that were read and not yet taken. */
class ChunkQueue {
  private readonly chunks: Uint8Array[] = [];

  get isEmpty(): boolean {
    return this.chunks.length === 0;
  }

  push(chunk: Uint8Array): void {
    if (chunk.length > 0) this.chunks.push(chunk);
  }

  /** Moves as many bytes as there are and fit; returns how many. */
  take(into: Uint8Array): number {
    let at = 0;
    while (at < into.length && this.chunks.length > 0) {
      const chunk = this.chunks[0]!;
      const part = chunk.subarray(0, into.length - at);
      into.set(part, at);
      at += part.length;
      if (part.length === chunk.length) this.chunks.shift();
      else this.chunks[0] = chunk.subarray(part.length);
    }
    return at;
  }
}
