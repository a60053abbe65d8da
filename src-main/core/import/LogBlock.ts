/** A piece of a log: whole lines, each ending in a line feed. */
export interface LogBlock {
  /** A view of a buffer of its own, which may be given to another thread. */
  bytes: Uint8Array<ArrayBuffer>;
  /** The number of its first line, from 1. */
  firstLine: number;
  /** Lines in it. */
  lines: number;
  /** How far the file had been read, in bytes as they lie on disk. */
  bytesDone: number;
  /** The file ends behind the block without a line feed; the block was given one. */
  isOpenEnded?: boolean;
  /** The block is the start of one line that is too long to be read. */
  isCut: boolean;
  /** The `#Fields` line in force where the block starts, in logs that have such lines. */
  header?: string;
}
