import type { CallName } from '@shared/ipc/contract';
import { EngineClient } from '@main/worker/EngineClient';
import type { PluginPlaces, ThreadRole } from '@main/worker/protocol';
import { StandInThread } from './StandInThread';

type RoleAnswer = (role: ThreadRole, name: CallName, input: unknown) => unknown;

/** The door with stand-ins behind it: `threads` holds each that was started, in order. */
export async function openStandIn(
  answer: RoleAnswer,
  readers = 1,
  plugins?: PluginPlaces,
): Promise<{ engine: EngineClient; threads: StandInThread[] }> {
  const threads: StandInThread[] = [];
  const engine = await EngineClient.open({
    workerUrl: new URL('file:///worker.js'),
    parseThreadUrl: new URL('file:///parseThread.js'),
    archiveThreadUrl: new URL('file:///archiveThread.js'),
    databasePath: 'heartwood.sqlite',
    version: '1.2.3',
    host: 'browser',
    sampleLog: null,
    command: 'test',
    readers,
    plugins,
    startThread: (settings) => {
      const thread = new StandInThread(settings, (name, input) => answer(settings.role, name, input));
      threads.push(thread);
      return thread;
    },
  });
  return { engine, threads };
}

/** A job as the engine would tell of it. */
export function newJob(id: string, state: 'queued' | 'running' | 'done'): import('@shared/ipc/contract').Job {
  return {
    id,
    kind: 'import',
    title: 'access.log',
    state,
    bytesDone: 0,
    bytesTotal: 0,
    linesPerSecond: 0,
    secondsLeft: null,
    counters: null,
    idSites: [],
    firstDay: null,
    lastDay: null,
    error: null,
  };
}
