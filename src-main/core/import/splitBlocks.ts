import { takeBlockBuffer } from './blockBuffers';
import type { ByteSource } from './ByteSource';
import { countLines } from './countLines';
import type { LogBlock } from './LogBlock';

const LF = 10;
/** Bytes of a block, and the longest line that is read. */
export const BLOCK_BYTES = 524_288;
/** What is kept of a line that is longer. */
const CUT_BYTES = 2_000;

/**
 * Cuts what a source gives into blocks of whole lines. Holds one block, however long the lines are. Throws what the
 * source throws, after the lines that it gave until then.
 */
export async function* splitBlocks(source: ByteSource, blockBytes = BLOCK_BYTES): AsyncGenerator<LogBlock> {
  let firstLine = 1;
  let rest = new Uint8Array(0);
  for (;;) {
    // one byte more than is read, for the line feed that the last line may lack
    const buffer = takeBlockBuffer(blockBytes + 1);
    buffer.set(rest);
    const { length, isEnd, error } = await fill(source, buffer.subarray(0, blockBytes), rest.length);
    const end = isEnd ? closeLine(buffer, length) : buffer.subarray(0, length).lastIndexOf(LF) + 1;
    const isCut = end === 0 && length === blockBytes;
    if (end > 0 || isCut) {
      const block = isCut ? cutLine(buffer) : { bytes: buffer.subarray(0, end), lines: 0, isCut };
      if (!isCut) block.lines = countLines(block.bytes);
      rest = isCut ? await skipLine(source, blockBytes) : buffer.slice(end, length);
      yield { ...block, firstLine, bytesDone: source.position, isOpenEnded: isEnd && end > length };
      firstLine += block.lines;
    }
    if (error !== undefined) throw error;
    if (isEnd) return;
  }
}

/** Fills a buffer from `start`; less than full only where the source ends or fails. */
async function fill(
  source: ByteSource,
  buffer: Uint8Array,
  start: number,
): Promise<{ length: number; isEnd: boolean; error?: unknown }> {
  let length = start;
  try {
    while (length < buffer.length) {
      const read = await source.read(buffer.subarray(length));
      if (read === 0) return { length, isEnd: true };
      length += read;
    }
    return { length, isEnd: false };
  } catch (error) {
    return { length, isEnd: false, error };
  }
}

/** Gives the last line a line feed where it has none; returns where the text ends. */
function closeLine(buffer: Uint8Array, length: number): number {
  if (length === 0 || buffer[length - 1] === LF) return length;
  buffer[length] = LF;
  return length + 1;
}

/** The start of a line that is too long. */
function cutLine(buffer: Uint8Array<ArrayBuffer>): Pick<LogBlock, 'bytes' | 'lines' | 'isCut'> {
  const length = Math.min(CUT_BYTES, buffer.length - 1);
  buffer[length] = LF;
  return { bytes: buffer.subarray(0, length + 1), lines: 1, isCut: true };
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
