import type { ByteSource } from '../ByteSource';

/** A file of an archive, to be read before the next one is asked for. */
export interface ArchiveEntry {
  /** Its path within the archive. */
  name: string;
  /** Bytes, unpacked; 0 when they are not known beforehand. */
  size: number;
  source: ByteSource;
}
