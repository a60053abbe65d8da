import type { ByteSource } from '../ByteSource';
import { DamageError } from './DamageError';
import type { PeekSource } from './PeekSource';

const SKIP_STEP = 65_536;

/** The next so many bytes of a source: one file of an archive. Throws: DamageError where there are fewer. */
export class PartSource implements ByteSource {
  constructor(
    private readonly whole: PeekSource,
    private left: number,
  ) {}

  get position(): number {
    return this.whole.position;
  }

  async read(into: Uint8Array): Promise<number> {
    if (this.left === 0) return 0;
    const read = await this.whole.read(into.subarray(0, Math.min(into.length, this.left)));
    if (read === 0) throw new DamageError();
    this.left -= read;
    return read;
  }
}

/** Reads to the end and forgets it. */
export async function skipRest(source: ByteSource): Promise<void> {
  const scrap = new Uint8Array(SKIP_STEP);
  while ((await source.read(scrap)) > 0);
}
