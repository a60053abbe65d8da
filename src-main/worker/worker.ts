import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadSettings } from './protocol';
import { serveThread } from './serveThread';

// The bundle of the writing and the reading threads. What a thread is follows from its settings.
if (parentPort) await serveThread(parentPort, workerData as ThreadSettings);
