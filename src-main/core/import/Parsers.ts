import { availableParallelism } from 'node:os';
import { BlockParser, type ParseSettings } from './BlockParser';
import type { LogBlock } from './LogBlock';
import type { ParsedBatch } from './ParsedBatch';
import { type Parser, ParsePool } from './ParsePool';

/** A start of threads costs as much as parsing this many bytes. */
const SMALL_INPUT = 4 * 1_048_576;
const MAX_THREADS = 4;

/** Parses on the caller's thread. */
export class InlineParser implements Parser {
  private readonly parser: BlockParser;

  constructor(settings: ParseSettings) {
    this.parser = new BlockParser(settings);
  }

  async parse(block: LogBlock, format: string): Promise<ParsedBatch> {
    return this.parser.parse(block, format);
  }

  async close(): Promise<void> {
    this.parser.close();
  }
}

/** The parser of an import: on threads where there is much to parse and a thread to run, started when first needed. */
export class Parsers implements Parser {
  private parser: Parser | null = null;
  private isSmall = false;

  constructor(
    private readonly settings: ParseSettings,
    private readonly threadUrl?: URL,
  ) {}

  /** Says how many bytes the files have, 0 when unknown. */
  expect(bytesTotal: number): void {
    this.isSmall = bytesTotal > 0 && bytesTotal < SMALL_INPUT;
  }

  parse(block: LogBlock, format: string): Promise<ParsedBatch> {
    this.parser ??= this.openParser();
    return this.parser.parse(block, format);
  }

  async close(): Promise<void> {
    await this.parser?.close();
  }

  private openParser(): Parser {
    const { settings, threadUrl } = this;
    if (this.isSmall || threadUrl === undefined) return new InlineParser(settings);
    const threads = Math.max(1, Math.min(MAX_THREADS, availableParallelism() - 1));
    return new ParsePool({ threadUrl, threads, settings });
  }
}
