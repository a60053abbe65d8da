import type { FileHandle } from 'node:fs/promises';
import { ChunkQueue } from './unpack/ChunkQueue';

/** Bytes that are read one after the other into buffers of the caller's. */
export interface ByteSource {
  /** Fills the start of `into`; returns how many bytes, 0 at the end. */
  read(into: Uint8Array): Promise<number>;
  /** Bytes taken from the file or stream so far, as they lie on disk. */
  readonly position: number;
}

/** A file that became shorter than what was read of it. */
export class ShrunkError extends Error {}

/** The file as it is; when others write to it meanwhile, up to where it ends when that is reached. */
export class FileSource implements ByteSource {
  position = 0;

  constructor(private readonly handle: FileHandle) {}

  async read(into: Uint8Array): Promise<number> {
    const { bytesRead } = await this.handle.read(into, 0, into.length, this.position);
    this.position += bytesRead;
    if (bytesRead === 0 && (await this.handle.stat()).size < this.position) throw new ShrunkError();
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
