import * as zlib from 'node:zlib';
import type { ByteSource } from '../ByteSource';
import { ChunkQueue } from './ChunkQueue';
import { DamageError } from './DamageError';
import type { PeekSource } from './PeekSource';

/** Packed bytes given to the decompressor at once. */
const STEP = 16_384;
const CHUNK = 262_144;

type Decompressor = zlib.Gunzip | zlib.InflateRaw;

/** What Node's own library unpacks. */
export type ZlibCodec = 'gzip' | 'zstd' | 'deflate';

const decompressors: Readonly<Record<ZlibCodec, () => Decompressor>> = {
  gzip: () => zlib.createGunzip({ chunkSize: CHUNK }),
  zstd: () => zlib.createZstdDecompress({ chunkSize: CHUNK }),
  deflate: () => zlib.createInflateRaw({ chunkSize: CHUNK }),
};

/**
 * Unpacks gzip of several members, zstd of several frames, and the deflated file of a zip archive, leaving what is
 * behind it. Fed by hand and asked for what comes out, so that a bomb never holds more than two chunks, and all that
 * can be read of a damaged file is handed out before its error is thrown.
 */
export class ZlibSource implements ByteSource {
  private stream: Decompressor | null = null;
  private readonly queue = new ChunkQueue();
  private error: unknown = null;
  /** Bytes that the decompressor is at work on: none at the end of all input, null when it waits for more. */
  private given: number | null = null;
  private writtenBefore = 0;
  private isStarted = false;
  private isDone = false;
  private wake: () => void = () => undefined;

  constructor(
    private readonly packed: PeekSource,
    private readonly codec: ZlibCodec,
  ) {}

  get position(): number {
    return this.packed.position;
  }

  async read(into: Uint8Array): Promise<number> {
    for (;;) {
      const chunk = this.stream?.read() as Uint8Array | null | undefined;
      if (chunk) this.queue.push(chunk);
      if (!this.queue.isEmpty) return this.queue.take(into);
      if (this.error !== null) throw this.error;
      if (this.given !== null) await this.nextEvent();
      else if (this.isDone) return 0;
      else await this.feed();
    }
  }

  private nextEvent(): Promise<void> {
    return new Promise((resolve) => (this.wake = resolve));
  }

  private async feed(): Promise<void> {
    const input = await this.packed.peek(STEP);
    // tapes and disks leave zeros behind a frame; nothing at all is an end too
    if (this.stream === null && this.isStarted && !input[0]) {
      this.isDone = true;
      return;
    }
    this.isStarted = true;
    this.stream ??= this.open();
    this.given = input.length;
    if (input.length === 0) {
      this.stream.end();
      return;
    }
    this.writtenBefore = this.stream.bytesWritten;
    this.stream.write(input.slice(), (error) => {
      if (error) this.fail(error);
      else this.finishWrite();
    });
  }

  private open(): Decompressor {
    const stream = decompressors[this.codec]();
    stream.on('readable', () => this.wake());
    stream.on('error', (error) => this.fail(error));
    stream.on('end', () => {
      if (this.stream === stream) this.finishStream();
    });
    return stream;
  }

  private finishWrite(): void {
    const { stream, given } = this;
    if (stream === null || given === null || stream.bytesWritten - this.writtenBefore < given) return;
    this.packed.advance(given);
    this.given = null;
    this.wake();
  }

  /** All came out of the stream; what it did not take stands behind its end. */
  private finishStream(): void {
    if (this.stream === null) return;
    const isEndOfInput = this.given === 0;
    if (!isEndOfInput && this.given !== null) this.packed.advance(this.stream.bytesWritten - this.writtenBefore);
    this.isDone = isEndOfInput || this.codec !== 'zstd';
    this.given = null;
    this.stream = null;
    this.wake();
  }

  private fail(error: Error): void {
    this.error ??= new DamageError(error.message);
    this.given = null;
    this.wake();
  }
}
