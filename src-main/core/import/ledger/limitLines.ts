import type { LogBlock } from '../LogBlock';
import type { LogSource } from '../openLog';

const LF = 10;

/** The first lines of a log: what it held when it was shorter. */
export function limitLines(log: LogSource, lines: number): LogSource {
  async function* blocks(): AsyncGenerator<LogBlock> {
    for await (const block of log.blocks()) {
      const wanted = lines - block.firstLine + 1;
      if (wanted <= 0) return;
      yield block.lines <= wanted ? block : { ...block, bytes: firstLines(block.bytes, wanted), lines: wanted };
    }
  }
  return { path: log.path, bytesTotal: log.bytesTotal, blocks };
}

function firstLines(bytes: Uint8Array<ArrayBuffer>, lines: number): Uint8Array<ArrayBuffer> {
  let end = 0;
  for (let line = 0; line < lines; line += 1) end = bytes.indexOf(LF, end) + 1;
  return bytes.slice(0, end);
}
