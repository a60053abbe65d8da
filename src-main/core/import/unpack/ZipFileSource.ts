import { crc32 } from 'node:zlib';
import type { ByteSource } from '../ByteSource';
import { DamageError } from './DamageError';
import { PartSource, skipRest } from './PartSource';
import { PeekSource } from './PeekSource';
import { UnsupportedError } from './UnsupportedError';
import { unpackers } from './unpackers';
import { readDescriptor, type ZipHeader } from './zipHeader';
import { ZlibSource } from './ZlibSource';

const STORED = 0;
const methods: Readonly<Record<number, (packed: PeekSource) => ByteSource>> = {
  [STORED]: (packed) => packed,
  8: (packed) => new ZlibSource(packed, 'deflate'),
  12: unpackers.bzip2,
  93: unpackers.zstd,
  95: unpackers.xz,
};

/** One file of a zip archive, unpacked; its checksum is compared at its end. */
export class ZipFileSource implements ByteSource {
  private readonly packed: PartSource | null;
  private unpacked: ByteSource | null = null;
  private crc = 0;
  private isFinished = false;

  constructor(
    private readonly whole: PeekSource,
    private readonly header: ZipHeader,
  ) {
    this.packed = header.packedSize === null ? null : new PartSource(whole, header.packedSize);
  }

  get position(): number {
    return this.whole.position;
  }

  async read(into: Uint8Array): Promise<number> {
    if (this.isFinished) return 0;
    this.unpacked ??= await this.open();
    const read = await this.unpacked.read(into);
    this.crc = crc32(into.subarray(0, read), this.crc);
    if (read === 0 && (await this.finish()) !== this.crc) throw new DamageError('its checksum is another');
    return read;
  }

  /** Passes over what was not read of it. */
  async leave(): Promise<void> {
    if (this.isFinished) return;
    if (this.packed === null) await skipRest(this);
    else await this.finish();
  }

  private async open(): Promise<ByteSource> {
    const { method } = this.header;
    const unpack = methods[method];
    if (unpack === undefined) throw new UnsupportedError(`it is packed by a method (${method}) that is not known here`);
    if (this.packed !== null) return unpack(new PeekSource(this.packed));
    if (method === 8) return unpack(this.whole);
    // only deflated data tells where it ends; of the others nothing but an empty file can be found
    const next = await this.whole.peek(2);
    if (next[0] === 0x50 && next[1] === 0x4b) return new PeekSource(new PartSource(this.whole, 0));
    throw new UnsupportedError('its size is not known before its end; unpack it first');
  }

  /** Goes behind the file; returns the checksum that it should have. */
  private async finish(): Promise<number> {
    this.isFinished = true;
    if (this.packed !== null) await skipRest(this.packed);
    return this.header.hasDescriptor ? readDescriptor(this.whole) : this.header.crc;
  }
}
