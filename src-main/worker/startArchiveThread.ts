import { Worker } from 'node:worker_threads';
import type { ArchiveReply, ArchiveThread } from '../core/archive/pool/archiveWire';
import { EngineClientWatch } from './EngineClientWatch';
import type { FromThread, PluginSettings, ThreadSettings } from './protocol';

/** What an archiving thread is told when it starts. */
export type ArchiveThreadSettings = Pick<ThreadSettings, 'databasePath' | 'plugins'>;

/** Days are aggregated one after another: a nursery that holds most of one is emptied at little cost. */
const resourceLimits = { maxYoungGenerationSizeMb: 48, maxOldGenerationSizeMb: 1024 };

/** How to start threads that archive beside the writer. */
export function archiveThreadStarter({ archiveThreadUrl, databasePath, plugins }: ThreadSettings): () => ArchiveThread {
  return () => {
    // Where a plugin hangs the thread is ended: the writer does its work, and is watched itself.
    const watch = plugins && new EngineClientWatch(plugins.seconds, () => void worker.terminate());
    const workerData: ArchiveThreadSettings = { databasePath, plugins: watched(plugins, watch) };
    const worker = new Worker(new URL(archiveThreadUrl), { workerData, name: 'archive', resourceLimits });
    worker.on('message', (message: FromThread) => {
      if (message.kind === 'plugins') watch?.setNames(message.names);
    });
    // It ends with it, which is heard of.
    worker.on('error', () => undefined);
    worker.on('exit', () => watch?.stop());
    return {
      post: (order) => worker.postMessage(order),
      onReply: (listener) => worker.on('message', (reply: ArchiveReply) => listener(reply)),
      onExit: (listener) => worker.on('exit', listener),
      terminate: () => worker.terminate(),
    };
  };
}

function watched(plugins: PluginSettings | null, watch: EngineClientWatch | null): PluginSettings | null {
  return plugins && watch && { ...plugins, watch: watch.buffer };
}
