import type { ByteSource } from '../ByteSource';
import { Bzip2Source } from './Bzip2Source';
import type { PeekSource } from './PeekSource';
import { XzSource } from './XzSource';
import { ZlibSource } from './ZlibSource';

/** How each kind of compression is undone. */
export const unpackers = {
  gzip: (packed: PeekSource): ByteSource => new ZlibSource(packed, 'gzip'),
  zstd: (packed: PeekSource): ByteSource => new ZlibSource(packed, 'zstd'),
  bzip2: (packed: PeekSource): ByteSource => new Bzip2Source(packed),
  xz: (packed: PeekSource): ByteSource => new XzSource(packed),
} as const;
