import { createReadStream, fstatSync, open as openCallback } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Socket } from 'node:net';
import { addAbortSignal, type Readable } from 'node:stream';
import { isatty, ReadStream as TerminalReadStream } from 'node:tty';
import { promisify } from 'node:util';
import { type ByteSource, FileSource, StreamSource } from './ByteSource';
import { STANDARD_INPUT } from './expandPaths';

const openNumber = promisify(openCallback) as (path: string, flags: string) => Promise<number>;
const STANDARD_INPUT_NUMBER = 0;

/** Something being read, and how to let go of it. */
export interface OpenSource {
  source: ByteSource;
  close(): Promise<void>;
}

export interface SourceOptions {
  /** Read in place of the process's standard input. */
  input?: Readable;
  /** Ends waiting for a pipe in which nothing comes: reading fails with an AbortError. */
  signal?: AbortSignal;
}

/** Opens a file, a pipe or a device; `-` is standard input. Throws what the system says. */
export async function openSource(path: string, { input, signal }: SourceOptions): Promise<OpenSource> {
  if (path === STANDARD_INPUT) return openStream(input ?? toStream(STANDARD_INPUT_NUMBER), signal);
  const isAtWill = await stat(path).then((found) => found.isFile() || found.isDirectory());
  if (!isAtWill) return openStream(toStream(await openNumber(path, 'r')), signal);
  const handle = await open(path);
  return { source: new FileSource(handle), close: () => handle.close() };
}

function openStream(stream: Readable, signal: AbortSignal | undefined): OpenSource {
  if (signal) addAbortSignal(signal, stream);
  // who waits for a chunk hears of a failure; nobody may wait
  stream.on('error', () => undefined);
  return { source: new StreamSource(stream), close: async () => void stream.destroy() };
}

/**
 * What can't be read at will, as a stream. Pipes and terminals are waited for as the system tells of them: a plain read
 * would keep its thread until something comes, and the process with it.
 *
 * Standard input is read by its number: in a thread `process.stdin` is another one, and empty.
 */
function toStream(number: number): Readable {
  const found = fstatSync(number);
  if (isatty(number)) return new TerminalReadStream(number);
  if (found.isFIFO() || found.isSocket()) return new Socket({ fd: number, readable: true, writable: false });
  return createReadStream('', { fd: number, autoClose: number !== STANDARD_INPUT_NUMBER });
}
