import type { ByteSource } from '../ByteSource';
import { ChunkQueue } from './ChunkQueue';

const STEP = 65_536;

/** Text of two bytes a character, as Windows writes it, given as UTF-8: the log formats are ASCII at heart. */
export class Utf16Source implements ByteSource {
  private readonly decoder: InstanceType<typeof TextDecoder>;
  private readonly encoder = new TextEncoder();
  private readonly queue = new ChunkQueue();
  private readonly input = new Uint8Array(STEP);
  private isEnd = false;

  constructor(
    private readonly source: ByteSource,
    encoding: 'utf-16le' | 'utf-16be',
  ) {
    this.decoder = new TextDecoder(encoding);
  }

  get position(): number {
    return this.source.position;
  }

  async read(into: Uint8Array): Promise<number> {
    while (this.queue.isEmpty && !this.isEnd) {
      const length = await this.source.read(this.input);
      this.isEnd = length === 0;
      const text = this.decoder.decode(this.input.subarray(0, length), { stream: !this.isEnd });
      this.queue.push(this.encoder.encode(text));
    }
    return this.queue.take(into);
  }
}
