import type { ByteSource } from './ByteSource';
import { countLines } from './countLines';
import type { LogBlock } from './LogBlock';

const LF = 10;
/** Bytes of a block, and the longest line that is read. */
export const BLOCK_BYTES = 1_048_576;
/** What is kept of a line that is longer. */
const CUT_BYTES = 2_000;

/** Cuts what a source gives into blocks of whole lines. Holds one block, however long the lines are. */
export async function* splitBlocks(source: ByteSource, blockBytes = BLOCK_BYTES): AsyncGenerator<LogBlock> {
  let firstLine = 1;
  let rest = new Uint8Array(0);
  for (;;) {
    // one byte more than is read, for the line feed that the last line may lack
    const buffer = new Uint8Array(blockBytes + 1);
    buffer.set(rest);
    const length = await fill(source, buffer.subarray(0, blockBytes), rest.length);
    if (length === 0) return;
    const isEnd = length < blockBytes;
    if (isEnd && buffer[length - 1] !== LF) buffer[length] = LF;
    const end = isEnd ? length + (buffer[length - 1] === LF ? 0 : 1) : buffer.lastIndexOf(LF, length - 1) + 1;
    if (end === 0) {
      rest = await skipLine(source, blockBytes);
      buffer[CUT_BYTES] = LF;
      yield { bytes: buffer.subarray(0, CUT_BYTES + 1), firstLine, lines: 1, bytesDone: source.position, isCut: true };
      firstLine += 1;
      continue;
    }
    rest = isEnd ? new Uint8Array(0) : buffer.slice(end, length);
    const bytes = buffer.subarray(0, end);
    const lines = countLines(bytes);
    yield { bytes, firstLine, lines, bytesDone: source.position, isCut: false };
    firstLine += lines;
    if (isEnd) return;
  }
}

/** Fills a buffer from `start`; returns its length, less than full only at the end of the source. */
async function fill(source: ByteSource, buffer: Uint8Array, start: number): Promise<number> {
  let length = start;
  while (length < buffer.length) {
    const read = await source.read(buffer.subarray(length));
    if (read === 0) break;
    length += read;
  }
  return length;
}

/** Passes over the rest of a line; returns what was read behind it. */
async function skipLine(source: ByteSource, blockBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const buffer = new Uint8Array(blockBytes);
  for (;;) {
    const length = await source.read(buffer);
    if (length === 0) return buffer.subarray(0, 0);
    const end = buffer.subarray(0, length).indexOf(LF);
    if (end >= 0) return buffer.slice(end + 1, length);
  }
}
