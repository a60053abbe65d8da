import { AppError } from '@shared/errors';
import { ShrunkError } from './ByteSource';
import { fileSize } from './expandPaths';
import { followHeaders } from './followHeaders';
import type { LogBlock } from './LogBlock';
import { openSource, type OpenSource, type SourceOptions } from './openSource';
import { splitBlocks } from './splitBlocks';
import type { ArchiveEntry } from './unpack/ArchiveEntry';
import { DamageError } from './unpack/DamageError';
import { unpack } from './unpack/unpack';
import { UnsupportedError } from './unpack/UnsupportedError';
import { WatchedSource } from './unpack/WatchedSource';

export { expandPaths, fileSize } from './expandPaths';
export type { LogBlock } from './LogBlock';

/** A log being read: a file, or one within an archive. */
export interface LogSource {
  /** The file's path; of one within an archive `logs.zip › access.log`. */
  readonly path: string;
  /** Bytes of the file as they lie on disk, of one within an archive unpacked; 0 when that can't be known. */
  readonly bytesTotal: number;
  /** Throws, after all whole lines that could be read: file.unreadable, file.corruptArchive, file.changed; AbortError. */
  blocks(): AsyncGenerator<LogBlock>;
}

export interface OpenOptions extends SourceOptions {
  /** Called while much is read and no block comes of it, as in a line without end; may throw to stop it. */
  onStall?: () => void;
}

/** Reads without a block that are nothing to speak of. */
const PATIENCE = 64;

/**
 * The logs in a file, or in standard input as `-`: mostly one, of an archive each file in it. Archives and compression
 * are recognised by what stands in them. Each log is to be read, as far as one wants, before the next is asked for.
 *
 * Throws: file.notFound, file.unreadable.
 */
export async function* openLogs(path: string, { onStall, ...options }: OpenOptions = {}): AsyncGenerator<LogSource> {
  const { source: file, close } = await openFile(path, options);
  try {
    const bytes = await fileSize(path);
    let start = 0;
    let reads = 0;
    const onRead = (): void => {
      reads += 1;
      if (reads > PATIENCE) onStall?.();
    };
    const onBlock = (): void => void (reads = 0);
    for await (const entry of unpack(new WatchedSource(file, { onRead }), path)) {
      const source = new WatchedSource(entry.source, { onRead });
      const bytesTotal = entry.name === path ? bytes : entry.size;
      yield { path: entry.name, bytesTotal, blocks: () => readBlocks({ ...entry, source }, { start, onBlock }) };
      start = source.position;
    }
  } finally {
    await close();
  }
}

async function openFile(path: string, options: SourceOptions): Promise<OpenSource> {
  try {
    return await openSource(path, options);
  } catch (error) {
    throw toFileError(error, path);
  }
}

/** `start` is where the logs before it ended. */
async function* readBlocks(
  { source, name }: ArchiveEntry,
  { start, onBlock }: { start: number; onBlock: () => void },
): AsyncGenerator<LogBlock> {
  let lines = 0;
  try {
    for await (const block of readAhead(followHeaders(splitBlocks(source)))) {
      onBlock();
      lines = block.firstLine + block.lines - 1;
      yield { ...block, bytesDone: block.bytesDone - start };
    }
  } catch (error) {
    throw toLogError(error, name, lines);
  }
}

/** Has the next block read while the one before is worked on. */
async function* readAhead<Item>(items: AsyncGenerator<Item>): AsyncGenerator<Item> {
  let next = items.next();
  try {
    for (;;) {
      const { done, value } = await next;
      if (done === true) return;
      next = items.next();
      // a failure is thrown when its turn comes; nobody may come for it
      next.catch(() => undefined);
      yield value;
    }
  } finally {
    // whoever stops early may go on with the next file of the same archive
    await next.catch(() => undefined);
  }
}

function toLogError(error: unknown, path: string, lines: number): unknown {
  if (error instanceof DamageError) return new AppError('file.corruptArchive', { path, reason: error.message, lines });
  if (error instanceof UnsupportedError) return new AppError('file.unreadable', { path, reason: error.message });
  if (error instanceof ShrunkError) return new AppError('file.changed', { path, lines });
  return toFileError(error, path);
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
