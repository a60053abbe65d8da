import { setImmediate } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import type { ByteSource } from '../ByteSource';
import { DamageError } from './DamageError';
import { Lzma2Block } from './Lzma2Block';
import type { PeekSource } from './PeekSource';
import { newXzCheck, type XzCheck } from './XzCheck';
import { parseXzBlockHeader } from './parseXzBlockHeader';

const MARK = [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00];
const STREAM_HEADER = 12;
const WORD = 4;

/**
 * Unpacks xz, also of several streams and blocks, as parallel compressors make it, and compares its checksums. Holds the
 * dictionary and one chunk.
 *
 * Written for Heartwood: xz-decompress reads one file at a time in a whole process, and an xz log within a tar.xz are two.
 */
export class XzSource implements ByteSource {
  private checkType = 0;
  private check: XzCheck | null = null;
  private block: Lzma2Block | null = null;
  private isInStream = false;
  private isDone = false;

  constructor(private readonly packed: PeekSource) {}

  get position(): number {
    return this.packed.position;
  }

  async read(into: Uint8Array): Promise<number> {
    while (!this.isDone) {
      const read = (await this.block?.read(into)) ?? 0;
      this.check?.update(into.subarray(0, read));
      if (read > 0) return read;
      // a bomb must leave room for a word that stops it
      await setImmediate();
      if (this.block !== null) await this.closeBlock(this.block);
      else if (this.isInStream) await this.openBlock();
      else await this.openStream();
    }
    return 0;
  }

  private async openStream(): Promise<void> {
    // zeros may stand between streams
    while (isZero(await this.packed.peek(WORD))) this.packed.advance(WORD);
    const header = await this.packed.peek(STREAM_HEADER);
    this.isDone = header.length === 0;
    if (this.isDone) return;
    if (header.length < STREAM_HEADER) throw new DamageError();
    if (MARK.some((byte, at) => header[at] !== byte)) throw new DamageError('what stands behind it is no part of it');
    if (crc32(header.subarray(6, 8)) !== readWord(header, 8)) throw new DamageError('its checksum is another');
    this.checkType = header[7]! & 0x0f;
    this.isInStream = true;
    this.packed.advance(STREAM_HEADER);
  }

  private async openBlock(): Promise<void> {
    const [units] = await this.packed.peek(1);
    if (units === undefined) throw new DamageError();
    if (units === 0) {
      await this.passIndex();
      return;
    }
    const header = await this.packed.take((units + 1) * WORD);
    const length = header.length - WORD;
    if (crc32(header.subarray(0, length)) !== readWord(header, length))
      throw new DamageError('its checksum is another');
    this.check = newXzCheck(this.checkType);
    this.block = new Lzma2Block(this.packed, parseXzBlockHeader(header.subarray(0, length)));
  }

  private async closeBlock(block: Lzma2Block): Promise<void> {
    await this.packed.take((WORD - (block.packedBytes % WORD)) % WORD);
    const stored = await this.packed.take(this.check?.size ?? 0);
    const computed = this.check?.digest() ?? stored;
    if (stored.some((byte, at) => byte !== computed[at])) throw new DamageError('its checksum is another');
    this.block = null;
    this.check = null;
  }

  /** The index says again how long the blocks are. */
  private async passIndex(): Promise<void> {
    let length = 1;
    await this.packed.take(1);
    const readNumber = async (): Promise<number> => {
      let value = 0;
      for (let shift = 1; ; shift *= 128) {
        const [byte = 0] = await this.packed.take(1);
        length += 1;
        value += (byte & 0x7f) * shift;
        if (byte < 0x80) return value;
      }
    };
    for (let left = 2 * (await readNumber()); left > 0; left -= 1) await readNumber();
    await this.packed.take(((WORD - (length % WORD)) % WORD) + WORD);
    await this.packed.take(STREAM_HEADER);
    this.isInStream = false;
  }
}

function isZero(word: Uint8Array): boolean {
  return word.length === WORD && word.every((byte) => byte === 0);
}

function readWord(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at, true);
}
