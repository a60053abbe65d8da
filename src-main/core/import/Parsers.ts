import { availableParallelism } from 'node:os';
import { BlockParser } from './BlockParser';
import type { ImportOptions } from './ImportOptions';
import type { LogBlock } from './LogBlock';
import type { ParsedBatch } from './ParsedBatch';
import { type Parser, ParsePool } from './ParsePool';

/** A start of threads costs as much as parsing this many bytes. */
const SMALL_INPUT = 4 * 1_048_576;
const MAX_THREADS = 4;

/** Parses on the caller's thread. */
export class InlineParser implements Parser {
  private readonly parser: BlockParser;

  constructor(options: ImportOptions, geoDatabase?: string) {
    this.parser = new BlockParser({ options, geoDatabase });
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
    private readonly options: ImportOptions,
    private readonly threadUrl?: URL,
    private readonly geoDatabase?: string,
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
    const { options, threadUrl, geoDatabase } = this;
    if (this.isSmall || threadUrl === undefined) return new InlineParser(options, geoDatabase);
    const threads = Math.max(1, Math.min(MAX_THREADS, availableParallelism() - 1));
    return new ParsePool({ threadUrl, threads, settings: { options, geoDatabase } });
  }
}
