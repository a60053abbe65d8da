import { MessageChannel } from 'node:worker_threads';
import { EngineClient } from '@main/worker/EngineClient';
import type { EngineThread, FromThread, PluginPlaces, ThreadSettings } from '@main/worker/protocol';
import { serveThread } from '@main/worker/serveThread';

/** The whole engine, plugins and all, behind the real protocol; its threads run on this one. */
export function openInProcess(
  databasePath: string,
  sampleLog: string | null = null,
  plugins?: PluginPlaces,
): Promise<EngineClient> {
  return EngineClient.open({
    workerUrl: new URL('file:///not-used.js'),
    // Lines are parsed on the same thread: a bundle exists only after a build.
    parseThreadUrl: new URL('file:///not-built.js'),
    archiveThreadUrl: new URL('file:///not-built.js'),
    databasePath,
    version: '1.2.3',
    host: 'browser',
    sampleLog,
    command: 'test',
    readers: 1,
    plugins,
    startThread,
  });
}

function startThread(settings: ThreadSettings): EngineThread {
  const { port1, port2 } = new MessageChannel();
  void serveThread(port2, settings);
  return {
    post: (message) => port1.postMessage(message, message.kind === 'archives' ? [message.port] : []),
    onMessage: (listener) => port1.on('message', (message: FromThread) => listener(message)),
    onExit: (listener) => port1.on('close', () => listener('closed')),
    terminate: () => Promise.resolve(port1.close()),
  };
}
