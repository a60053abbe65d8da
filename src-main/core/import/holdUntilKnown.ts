import { AppError } from '@shared/errors';
import { MAX_LINES, type DetectedFormat } from './detectFormat';
import type { LogBlock } from './LogBlock';

/** Blocks are held no longer than this, however long their lines. */
const MAX_BYTES = 64 * 1_048_576;

/** A block, and the format of its log; null for one that comes before any that could tell it. */
export interface KnownBlock {
  block: LogBlock;
  format: DetectedFormat | null;
}

export interface FormatTeller {
  /** Whether the block holds lines by which a format could be found. */
  canTell(block: LogBlock): boolean;
  /** Throws: format.* where no line of the block tells. */
  detect(block: LogBlock): DetectedFormat;
}

/**
 * The blocks of a log once one of them has told its format: those before it are held back until then, and given first.
 *
 * Throws: what `detect` said of the first block, where no block tells.
 */
export async function* holdUntilKnown(
  blocks: AsyncIterable<LogBlock>,
  { canTell, detect }: FormatTeller,
): AsyncGenerator<KnownBlock> {
  const held = new HeldBlocks();
  let format: DetectedFormat | null = null;
  for await (const block of blocks) {
    if (format === null && canTell(block)) {
      format = held.try(block, detect);
      if (format === null) continue;
      for (const before of held.release()) yield { block: before, format };
    }
    yield { block, format };
  }
  if (format === null) held.throwReason();
}

/** Blocks that did not tell. */
class HeldBlocks {
  private blocks: LogBlock[] = [];
  private reason: unknown = null;
  private lines = 0;
  private bytes = 0;

  /** The format that a block tells; null where it tells none, and is held. */
  try(block: LogBlock, detect: (block: LogBlock) => DetectedFormat): DetectedFormat | null {
    try {
      return detect(block);
    } catch (error) {
      if (!isOfLines(error)) throw error;
      this.reason ??= error;
    }
    this.blocks.push(block);
    this.lines += block.lines;
    this.bytes += block.bytes.length;
    if (this.lines >= MAX_LINES || this.bytes >= MAX_BYTES) this.throwReason();
    return null;
  }

  release(): LogBlock[] {
    return this.blocks.splice(0);
  }

  throwReason(): void {
    if (this.reason !== null) throw this.reason;
  }
}

/** Other lines may be of another kind. */
function isOfLines(error: unknown): boolean {
  return error instanceof AppError && (error.code === 'format.unknown' || error.code === 'format.isErrorLog');
}
