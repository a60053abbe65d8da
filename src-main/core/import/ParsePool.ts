import { Worker } from 'node:worker_threads';
import { AppError, fromErrorValue, type ErrorValue } from '@shared/errors';
import { giveBlockBuffer } from './blockBuffers';
import type { ParseSettings } from './BlockParser';
import type { LogBlock } from './LogBlock';
import { BatchReceiver, type WireBatch } from './batchWire';
import type { ParsedBatch } from './ParsedBatch';

/** What the pool asks of a thread. */
export interface ParseRequest {
  id: number;
  block: LogBlock;
  format: string;
}
/** The block's buffer comes back, to be used again. */
export type ParseReply = { id: number; batch: WireBatch; buffer: ArrayBuffer } | { id: number; error: ErrorValue };

/** Batches are short-lived, so a larger nursery only takes more memory; without a bound, the collector lets the rest grow. */
const resourceLimits = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 512 };

interface Waiting {
  resolve(batch: ParsedBatch): void;
  reject(error: unknown): void;
}

/** Parses blocks; the same on threads and on the caller's own. */
export interface Parser {
  /** Takes the block's bytes away. Throws: format.notNamed. */
  parse(block: LogBlock, format: string): Promise<ParsedBatch>;
  close(): Promise<void>;
}

/** Threads that parse blocks side by side. A thread that dies rejects what it was asked for, and all that comes later. */
export class ParsePool implements Parser {
  private readonly threads: ParseThread[];

  constructor({ threadUrl, threads, settings }: { threadUrl: URL; threads: number; settings: ParseSettings }) {
    this.threads = Array.from({ length: threads }, () => new ParseThread(threadUrl, settings));
  }

  parse(block: LogBlock, format: string): Promise<ParsedBatch> {
    const idlest = this.threads.reduce((best, thread) => (thread.pending < best.pending ? thread : best));
    return idlest.parse(block, format);
  }

  async close(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.close()));
  }
}

/** One parse thread and the blocks that it has not answered yet. */
class ParseThread {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private readonly receiver = new BatchReceiver();
  private lastId = 0;
  private failure: unknown = null;

  constructor(url: URL, settings: ParseSettings) {
    this.worker = new Worker(url, { workerData: settings, resourceLimits });
    this.worker.on('message', (reply: ParseReply) => this.take(reply));
    this.worker.on('error', (error) => this.fail(error));
    this.worker.on('exit', (code) =>
      this.fail(new AppError('internal', { message: `a parse thread ended (${code})` })),
    );
  }

  get pending(): number {
    return this.waiting.size;
  }

  parse(block: LogBlock, format: string): Promise<ParsedBatch> {
    if (this.failure !== null) return Promise.reject(this.failure);
    this.lastId += 1;
    const request: ParseRequest = { id: this.lastId, block, format };
    return new Promise((resolve, reject) => {
      this.waiting.set(request.id, { resolve, reject });
      this.worker.postMessage(request, [block.bytes.buffer]);
    });
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private take(reply: ParseReply): void {
    const waiting = this.waiting.get(reply.id);
    this.waiting.delete(reply.id);
    if ('error' in reply) {
      waiting?.reject(fromErrorValue(reply.error));
      return;
    }
    giveBlockBuffer(reply.buffer);
    waiting?.resolve(this.receiver.fromWire(reply.batch));
  }

  private fail(error: unknown): void {
    this.failure ??= error;
    for (const { reject } of this.waiting.values()) reject(this.failure);
    this.waiting.clear();
  }
}
