import { setImmediate } from 'node:timers/promises';
import type { ByteSource } from '../ByteSource';
import { BitReader } from './BitReader';
import { Bzip2Block } from './Bzip2Block';
import { DamageError } from './DamageError';
import type { PeekSource } from './PeekSource';

const HEADER_BYTES = 4;
/** More than any block takes: each of 900 000 symbols in 20 bits, and its codes. */
const MAX_BLOCK_BYTES = 2_500_000;
const BLOCK_UNIT = 100_000;
const BLOCK = { high: 0x314159, low: 0x265359 };
const END = { high: 0x177245, low: 0x385090 };

/**
 * Unpacks bzip2, also of several streams, as parallel compressors make it. Holds one block, four megabytes, and the
 * packed bytes ahead.
 *
 * Written for Heartwood: unbzip2-stream unpacks all blocks that it was given in one go, which a bomb makes gigabytes.
 */
export class Bzip2Source implements ByteSource {
  /** Of the biggest block of this stream. */
  private following: Uint32Array | null = null;
  private block: Bzip2Block | null = null;
  /** Bits of the first byte that belong to the block before. */
  private bitsTaken = 0;
  private crc = 0;
  private isDone = false;

  constructor(private readonly packed: PeekSource) {}

  get position(): number {
    return this.packed.position;
  }

  async read(into: Uint8Array): Promise<number> {
    while (!this.isDone) {
      const read = this.block?.read(into) ?? 0;
      if (read > 0) return read;
      // a bomb must leave room for a word that stops it
      await setImmediate();
      this.block = null;
      if (this.following === null) await this.openStream();
      else await this.openBlock(this.following);
    }
    return 0;
  }

  /** What stands behind the last stream and is none is left alone, as bzip2 does. */
  private async openStream(): Promise<void> {
    const [b, z, h, level] = await this.packed.peek(HEADER_BYTES);
    const size = (level ?? 0) - 0x30;
    this.isDone = !(b === 0x42 && z === 0x5a && h === 0x68 && size >= 1 && size <= 9);
    if (this.isDone) return;
    this.packed.advance(HEADER_BYTES);
    this.following = new Uint32Array(size * BLOCK_UNIT);
    this.bitsTaken = 0;
    this.crc = 0;
  }

  private async openBlock(following: Uint32Array): Promise<void> {
    const bits = new BitReader(await this.packed.peek(MAX_BLOCK_BYTES));
    bits.read(this.bitsTaken);
    const high = bits.read(24);
    const low = bits.read(24);
    if (high === END.high && low === END.low) this.closeStream(bits);
    else if (high === BLOCK.high && low === BLOCK.low) this.block = new Bzip2Block(bits, following);
    else throw new DamageError('what should be a block of it is none');
    if (this.block !== null) this.crc = ((this.crc << 1) | (this.crc >>> 31)) ^ this.block.checksum;
    const { bitsLeft, bytesRead } = bits;
    this.bitsTaken = (8 - bitsLeft) % 8;
    this.packed.advance(bitsLeft === 0 ? bytesRead : bytesRead - 1);
  }

  private closeStream(bits: BitReader): void {
    if ((bits.readWord() | 0) !== (this.crc | 0)) throw new DamageError('its checksum is another');
    bits.align();
    this.following = null;
  }
}
