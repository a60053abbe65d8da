import { setImmediate } from 'node:timers/promises';
import { DamageError } from './DamageError';
import { LzmaDecoder, type LzmaProperties } from './LzmaDecoder';
import { LzmaHistory } from './LzmaHistory';
import type { PeekSource } from './PeekSource';

const PACKED = 0x80;
/** What a packed chunk forgets of the chunks before, from nothing to everything. */
const RESETS_STATE = 1;
const HAS_PROPERTIES = 2;
const RESETS_HISTORY = 3;

/** The chunks of LZMA2 that make a block: each at most two megabytes, packed in at most 64 KB. */
export class Lzma2Block {
  /** Bytes that were read of it. */
  packedBytes = 0;
  private readonly history: LzmaHistory;
  private readonly decoder: LzmaDecoder;
  private isDone = false;
  /** A first chunk can't build on others. */
  private leastReset = RESETS_HISTORY;

  constructor(
    private readonly packed: PeekSource,
    dictionaryBytes: number,
  ) {
    this.history = new LzmaHistory(dictionaryBytes);
    this.decoder = new LzmaDecoder(this.history);
  }

  /** Fills the start of `into`; returns how many bytes, 0 at the end. Throws: DamageError. */
  async read(into: Uint8Array): Promise<number> {
    while (this.history.length === 0 && !this.isDone) {
      // a bomb must leave room for a word that stops it
      await setImmediate();
      await this.readChunk();
    }
    return this.history.take(into);
  }

  private async readChunk(): Promise<void> {
    const [control = 0] = await this.take(1);
    if (control === 0) this.isDone = true;
    else if (control >= PACKED) await this.readPacked(control);
    else await this.readPlain(control);
  }

  private async readPlain(control: number): Promise<void> {
    if (control > 2 || (control === 2 && this.leastReset === RESETS_HISTORY)) throw new DamageError(BAD_CHUNK);
    const [high, low] = await this.take(2);
    if (control === 1) {
      this.history.clear();
      this.decoder.restart();
      this.leastReset = HAS_PROPERTIES;
    }
    const bytes = await this.take(((high! << 8) | low!) + 1);
    this.history.append(bytes);
    this.decoder.passOver(bytes.length);
  }

  private async readPacked(control: number): Promise<void> {
    const reset = (control >>> 5) & 3;
    if (reset < this.leastReset) throw new DamageError(BAD_CHUNK);
    const [sizeHigh, sizeLow, packedHigh, packedLow] = await this.take(4);
    const size = (((control & 0x1f) << 16) | (sizeHigh! << 8) | sizeLow!) + 1;
    const packedSize = ((packedHigh! << 8) | packedLow!) + 1;
    if (reset === RESETS_HISTORY) {
      this.history.clear();
      this.decoder.restart();
    }
    if (reset >= HAS_PROPERTIES) this.decoder.reset(toProperties((await this.take(1))[0]!));
    else if (reset === RESETS_STATE) this.decoder.reset();
    this.leastReset = 0;
    this.decoder.decode(await this.take(packedSize), size);
  }

  private async take(length: number): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = await this.packed.take(length);
    this.packedBytes += length;
    return bytes;
  }
}

const BAD_CHUNK = 'a chunk of it builds on what there is not';

function toProperties(byte: number): LzmaProperties {
  const literalContext = byte % 9;
  const rest = Math.floor(byte / 9);
  const properties = { literalContext, literalPosition: rest % 5, position: Math.floor(rest / 5) };
  if (properties.position > 4 || literalContext + properties.literalPosition > 4) throw new DamageError(BAD_CHUNK);
  return properties;
}
