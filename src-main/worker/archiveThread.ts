import { parentPort, workerData } from 'node:worker_threads';
import { serveRuns } from '../core/archive/pool/serveRuns';
import { openReadingEngine } from './openEngine';
import { PluginSource } from './PluginSource';
import type { ArchiveThreadSettings } from './startArchiveThread';

// The bundle of the threads that archive beside the writer: it reads, and what it makes goes back to the writer.
if (parentPort) {
  const port = parentPort;
  const { databasePath, plugins } = workerData as ArchiveThreadSettings;
  const source = new PluginSource(plugins, (message) => port.postMessage(message));
  serveRuns(port, await openReadingEngine(databasePath, { store: () => undefined }, source, undefined));
}
