import { parentPort, workerData } from 'node:worker_threads';
import { BatchSender } from '@main/core/import/batchWire';
import { BlockParser, type ParseSettings } from '@main/core/import/BlockParser';
import type { ParseReply, ParseRequest } from '@main/core/import/ParsePool';
import { toErrorValue } from '@shared/errors';

/** The entry of a parse thread: blocks in, batches out, in order. */
const parser = new BlockParser(workerData as ParseSettings);
const sent = new BatchSender();

parentPort?.on('message', ({ id, block, format }: ParseRequest) => {
  try {
    const batch = sent.toWire(parser.parse(block, format));
    const { buffer } = block.bytes;
    parentPort?.postMessage({ id, batch, buffer } satisfies ParseReply, [batch.time.buffer as ArrayBuffer, buffer]);
  } catch (error) {
    parentPort?.postMessage({ id, error: toErrorValue(error) } satisfies ParseReply);
  }
});
