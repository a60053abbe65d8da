import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { ErrorValue } from '@shared/errors';
import type { Bridge } from '@shared/ipc/contract';
import { channels } from './channels';

/** How a call comes back: errors cross the process border as values, because Error objects lose their fields on it. */
type Answer = { value: unknown } | { error: ErrorValue };
type NativeFile = Parameters<typeof webUtils.getPathForFile>[0];

async function call(name: string, input: unknown): Promise<unknown> {
  const answer = (await ipcRenderer.invoke(channels.call, name, input)) as Answer;
  // A plain object, not an Error: the bridge between the worlds would strip an Error to its message.
  if ('error' in answer) throw answer.error;
  return answer.value;
}

function on(name: string, listener: (value: never) => void): () => void {
  const forward = (_event: unknown, eventName: string, value: unknown) => {
    if (eventName === name) listener(value as never);
  };
  ipcRenderer.on(channels.event, forward);
  return () => void ipcRenderer.off(channels.event, forward);
}

function toPaths(files: Parameters<Bridge['importFiles']>[0]): string[] {
  return files.map((file) => webUtils.getPathForFile(file as NativeFile)).filter((path) => path !== '');
}

const bridge: Bridge = {
  call: call as Bridge['call'],
  on: on as Bridge['on'],
  async importFiles(files, options = {}) {
    return bridge.call('import.start', { paths: toPaths(files), options: { addSitesNewHosts: true, ...options } });
  },
  async previewFiles(files, options = {}) {
    return bridge.call('import.preview', { paths: toPaths(files), options });
  },
  pickFiles: async () => (await ipcRenderer.invoke(channels.pickFiles)) as string[],
};

contextBridge.exposeInMainWorld('heartwood', bridge);
