import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadSettings, TrialSettings } from './protocol';
import { serveThread } from './serveThread';
import { findTrialFault } from './tryPlugin';

// The bundle of the writing and the reading threads, and of one that tries a plugin out. What a thread is follows from
// its settings.
const settings = workerData as ThreadSettings | TrialSettings;
if (parentPort && settings.role === 'trial') parentPort.postMessage(await findTrialFault(settings));
else if (parentPort) await serveThread(parentPort, settings as ThreadSettings);
