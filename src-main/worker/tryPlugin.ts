import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { PluginManager } from '../core/plugin/PluginManager';
import { PluginWatch } from '../core/plugin/PluginWatch';
import { plugins } from './plugins';
import type { PluginPlaces, PluginSettings, TrialSettings } from './protocol';

const secondsToLoad = 10;
const resourceLimits = { maxOldGenerationSizeMb: 256 };

/**
 * Loads a plugin, with all others that are on, in a thread of its own, which may hang, exit or run out of memory.
 * Resolves to the reason why it won't do, or null.
 */
export async function tryPlugin(
  { workerUrl, folder, stateFile }: PluginSettings,
  name: string,
): Promise<string | null> {
  const trial: TrialSettings = { role: 'trial', folder, stateFile, name };
  // A bundle exists only after a build: without one, in tests, it is tried here.
  if (!existsSync(fileURLToPath(workerUrl))) return findTrialFault(trial);
  const worker = new Worker(new URL(workerUrl), { workerData: trial, name: `trial of ${name}`, resourceLimits });
  try {
    return await new Promise<string | null>((resolve) => {
      const timer = setTimeout(
        () => resolve(`it took longer than ${secondsToLoad} seconds to load`),
        secondsToLoad * 1000,
      );
      timer.unref();
      worker.on('message', (fault: string | null) => resolve(fault));
      worker.on('error', (error: NodeJS.ErrnoException) => resolve(toReason(error)));
      worker.on('exit', () => resolve('it ended the thread that loaded it'));
    });
  } finally {
    await worker.terminate();
  }
}

/** Loads the plugin on this thread, next to the others. */
export async function findTrialFault({
  folder,
  stateFile,
  name,
}: PluginPlaces & { name: string }): Promise<string | null> {
  const { OptionalPlugins } = await import('../core/plugin/OptionalPlugins');
  const watch = new PluginWatch(new SharedArrayBuffer(8));
  const optional = new OptionalPlugins({ folder, stateFile }, watch, () => Promise.resolve(null));
  const others = optional.load().filter((entry) => entry.name !== name);
  const { refused } = new PluginManager(plugins, [...others, optional.loadOne(name)]);
  return refused.find((entry) => entry.name === name)?.reason ?? null;
}

function toReason({ code, message }: NodeJS.ErrnoException): string {
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'it needs too much memory to load' : `it failed to load: ${message}`;
}
