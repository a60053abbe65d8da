import type { ByteSource } from '../ByteSource';

interface Watchers {
  /** Called before every read; may throw to stop it. */
  onRead?: () => void;
  /** Called when a read fails. */
  onError?: () => void;
}

/** A source whose reads are seen by others. */
export class WatchedSource implements ByteSource {
  constructor(
    private readonly source: ByteSource,
    private readonly watchers: Watchers,
  ) {}

  get position(): number {
    return this.source.position;
  }

  async read(into: Uint8Array): Promise<number> {
    this.watchers.onRead?.();
    try {
      return await this.source.read(into);
    } catch (error) {
      this.watchers.onError?.();
      throw error;
    }
  }
}
