import { events, type Bridge, type CallInput, type CallName, type CallOutput } from '@shared/ipc/contract';
import type { EventName, EventValue, Job } from '@shared/ipc/contract';
import { previewFiles } from './previewFiles';
import { toError } from './toError';
import { uploadFiles, type Upload } from './uploadFiles';

type Listeners = { [Name in EventName]: Set<(value: EventValue<Name>) => void> };

interface State {
  listeners: Listeners;
  /** Uploads on their way, by the id of the job that stands for them. */
  uploads: Map<string, Upload>;
}

/** The bridge of the browser host: the same contract over HTTP. Access is a cookie that the host set. */
export function openHttpBridge(): Bridge {
  const state: State = {
    listeners: { job: new Set(), 'data.changed': new Set(), warning: new Set(), open: new Set() },
    uploads: new Map(),
  };
  listenToHost(state);
  return {
    call: (name, input) => callHost(state, name, input),
    on: (name, listener) => {
      state.listeners[name].add(listener);
      return () => state.listeners[name].delete(listener);
    },
    importFiles: (files, options) => importFiles(state, files as readonly File[], options ?? {}),
    previewFiles: (files, options) => previewFiles(files as readonly File[], options ?? {}),
    pickFiles: null,
  };
}

function listenToHost({ listeners }: State): void {
  const source = new EventSource('door/events');
  for (const name of Object.keys(events) as EventName[]) {
    source.addEventListener(name, (message: Event) => {
      // The source's own `open` has the name of one of ours, but no data.
      if (message instanceof MessageEvent) emit(listeners, name, JSON.parse(String(message.data)));
    });
  }
}

function emit<Name extends EventName>(listeners: Listeners, name: Name, value: EventValue<Name>): void {
  for (const listener of listeners[name]) listener(value);
}

async function callHost<Name extends CallName>(
  { uploads }: State,
  name: Name,
  input: CallInput<Name>,
): Promise<CallOutput<Name>> {
  const upload = name === 'job.cancel' ? uploads.get((input as CallInput<'job.cancel'>).job) : undefined;
  if (upload) {
    upload.cancel();
    return {} as CallOutput<Name>;
  }
  const response = await fetch(`door/${name}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(input),
  });
  const value: unknown = await response.json().catch(() => null);
  if (!response.ok) throw toError(value, response.status);
  return value as CallOutput<Name>;
}

async function importFiles(
  state: State,
  files: readonly File[],
  options: Record<string, unknown>,
): Promise<{ job: string }> {
  const id = `upload-${crypto.randomUUID()}`;
  const job = newUploadJob(id, files);
  const show = (part: Partial<Job>) => emit(state.listeners, 'job', { ...job, ...part });
  const upload = uploadFiles(files, options, (bytesDone) => show({ bytesDone }));
  state.uploads.set(id, upload);
  show({});
  try {
    const answer = await upload.done;
    show({ state: 'done', bytesDone: job.bytesTotal });
    return answer;
  } catch (error) {
    show({ state: 'cancelled' });
    throw error;
  } finally {
    state.uploads.delete(id);
  }
}

function newUploadJob(id: string, files: readonly File[]): Job {
  return {
    id,
    kind: 'import',
    title: files.map((file) => file.name).join(', '),
    state: 'running',
    bytesDone: 0,
    bytesTotal: files.reduce((sum, file) => sum + file.size, 0),
    linesPerSecond: 0,
    secondsLeft: null,
    counters: null,
    idSites: [],
    firstDay: null,
    lastDay: null,
    error: null,
  };
}
