import { read } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { ByteSource } from './ByteSource';

const readFrom = promisify(read);
const STANDARD_INPUT_NUMBER = 0;
const LONGEST_PAUSE_MILLISECONDS = 16;

/**
 * The standard input of the process, read by its number: in a thread `process.stdin` is another one, and empty.
 *
 * It does not block once the main thread has looked at its `process.stdin`: then there may be nothing to read yet.
 */
export class StandardInputSource implements ByteSource {
  position = 0;

  async read(into: Uint8Array): Promise<number> {
    for (let pause = 1; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MILLISECONDS)) {
      const length = await readNow(into);
      if (length !== null) {
        this.position += length;
        return length;
      }
      await sleep(pause);
    }
  }
}

/** null when there is nothing to read yet. */
async function readNow(into: Uint8Array): Promise<number | null> {
  try {
    const { bytesRead } = await readFrom(STANDARD_INPUT_NUMBER, into, 0, into.length, null);
    return bytesRead;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EAGAIN') return null;
    // How Windows tells that a pipe has ended.
    if (code === 'EOF') return 0;
    throw error;
  }
}
