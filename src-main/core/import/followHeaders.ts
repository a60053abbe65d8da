import { Buffer } from 'node:buffer';
import type { LogBlock } from './LogBlock';

const LF = 10;
const mark = '#Fields:';

/**
 * Tells each block which `#Fields` line is in force where it starts. A log that has such lines starts with one, so
 * others are looked at once.
 */
export async function* followHeaders(blocks: AsyncIterable<LogBlock>): AsyncGenerator<LogBlock> {
  let header: string | undefined;
  let isFirst = true;
  for await (const block of blocks) {
    const last = isFirst || header !== undefined ? findLastHeader(block.bytes) : undefined;
    isFirst = false;
    yield header === undefined ? block : { ...block, header };
    header = last ?? header;
  }
}

/** The last line of the bytes that names columns. */
function findLastHeader(bytes: Uint8Array): string | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = buffer.lastIndexOf(mark); at >= 0; at = at > 0 ? buffer.lastIndexOf(mark, at - 1) : -1) {
    if (at === 0 || buffer[at - 1] === LF || isByteOrderMark(buffer, at)) return readHeader(buffer, at);
  }
  return undefined;
}

/** The line of names that starts here; '' where another line does. */
export function readHeader(buffer: Buffer, start: number): string {
  if (buffer.toString('latin1', start, start + mark.length) !== mark) return '';
  const end = buffer.indexOf(LF, start);
  return buffer.toString('latin1', start, end < 0 ? buffer.length : end).trimEnd();
}

function isByteOrderMark(buffer: Buffer, at: number): boolean {
  return at === 3 && buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf;
}
