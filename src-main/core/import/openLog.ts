import { open, type FileHandle } from 'node:fs/promises';
import { AppError } from '@shared/errors';
import { type ByteSource, FileSource, GzipSource, PeekedSource, StreamSource } from './ByteSource';
import { fileSize, STANDARD_INPUT } from './expandPaths';
import { followHeaders } from './followHeaders';
import type { LogBlock } from './LogBlock';
import { splitBlocks } from './splitBlocks';
import { StandardInputSource } from './StandardInputSource';

export { expandPaths, fileSize } from './expandPaths';
export type { LogBlock } from './LogBlock';

/** A log being read. */
export interface LogSource {
  readonly path: string;
  /** Bytes as they lie on disk; 0 when that can't be known. */
  readonly bytesTotal: number;
  /** Throws: file.unreadable, file.corruptArchive (after all that could be read). */
  blocks(): AsyncIterable<LogBlock>;
  close(): Promise<void>;
}

const GZIP_MARK = [0x1f, 0x8b];

/**
 * Opens a log: a file, or standard input as `-`; compression is recognised by what stands in it.
 * Throws: file.notFound, file.unreadable.
 */
export async function openLog(path: string, input?: AsyncIterable<Uint8Array>): Promise<LogSource> {
  const handle = path === STANDARD_INPUT ? null : await openFile(path);
  const packed = handle === null ? openInput(input) : new FileSource(handle);
  return {
    path,
    bytesTotal: await fileSize(path),
    blocks: () => readBlocks(packed, path),
    close: async () => handle?.close(),
  };
}

function openInput(stream: AsyncIterable<Uint8Array> | undefined): ByteSource {
  return stream ? new StreamSource(stream) : new StandardInputSource();
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path);
  } catch (error) {
    throw toFileError(error, path);
  }
}

async function* readBlocks(packed: ByteSource, path: string): AsyncGenerator<LogBlock> {
  let lines = 0;
  try {
    const source = await unpack(packed);
    for await (const block of readAhead(followHeaders(splitBlocks(source)))) {
      lines = block.firstLine + block.lines - 1;
      yield block;
    }
  } catch (error) {
    if (!isPackingError(error)) throw toFileError(error, path);
    throw new AppError('file.corruptArchive', { path, reason: error.message, lines });
  }
}

async function unpack(packed: ByteSource): Promise<ByteSource> {
  const first = new Uint8Array(GZIP_MARK.length);
  let length = await packed.read(first);
  if (length === 1) length += await packed.read(first.subarray(1));
  const whole = new PeekedSource(first.subarray(0, length), packed);
  return GZIP_MARK.every((byte, i) => first[i] === byte) ? new GzipSource(whole) : whole;
}

/** Has the next block read while the one before is worked on. */
async function* readAhead<Item>(items: AsyncGenerator<Item>): AsyncGenerator<Item> {
  let next = items.next();
  for (;;) {
    const { done, value } = await next;
    if (done === true) return;
    next = items.next();
    // a failure is thrown when its turn comes; nobody may come for it
    next.catch(() => undefined);
    yield value;
  }
}

function isPackingError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && String((error as NodeJS.ErrnoException).code).startsWith('Z_');
}

function toFileError(error: unknown, path: string): unknown {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  if (code === 'ENOENT') return new AppError('file.notFound', { path });
  if (code === undefined || !(error instanceof Error) || !('syscall' in error)) return error;
  return new AppError('file.unreadable', { path, reason: reasons[code] ?? error.message });
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
};
