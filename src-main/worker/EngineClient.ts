import { MessageChannel } from 'node:worker_threads';
import { AppError, toErrorValue, toSentence, type ErrorValue } from '@shared/errors';
import { calls } from '@shared/ipc/contract';
import type { CallInput, CallName, CallOutput, EventName, EventValue, Job } from '@shared/ipc/contract';
import { EngineClientReaders } from './EngineClientReaders';
import { EngineClientThread, startWorkerThread } from './EngineClientThread';
import { EngineClientWatch } from './EngineClientWatch';
import type { EngineEvent, EngineThread, PluginPlaces, StoppedPlugin, ThreadRole, ThreadSettings } from './protocol';

export interface EngineClientOptions {
  /** Addresses of the bundles; entry files hand them in, because `import.meta.url` means something else in a chunk. */
  workerUrl: URL;
  parseThreadUrl: URL;
  archiveThreadUrl: URL;
  databasePath: string;
  version: string;
  /** What `app.info` says serves the screen. */
  host: 'electron' | 'browser';
  sampleLog: string | null;
  command: string;
  /** 0 = the writer answers everything: quickest to start, for a single question. Default 1. */
  readers?: number;
  /** Where the user's own plugins are; without, there are none. */
  plugins?: PluginPlaces | undefined;
  /** How long one piece of a plugin's code may run; default 20. */
  pluginSeconds?: number | undefined;
  /** Default: a worker thread of `workerUrl`. */
  startThread?: (settings: ThreadSettings) => EngineThread;
}

/** Calls that only the writing thread answers; a reading one turns away API methods that write. */
const writerCalls: ReadonlySet<CallName> = new Set([
  'import.start',
  'import.sample',
  'import.undo',
  'archive.start',
  'data.vacuum',
  'job.cancel',
  'setting.set',
]);

const crashesAllowed = 5;
const secondsForPlugins = 20;
const jobsRemembered = 100;
const warningsShown = 20;

/** How a thread ended, and the plugin that ended it. */
interface Crash {
  error: AppError;
  plugin: StoppedPlugin | null;
}

/**
 * The door to the engine: every host and the command line reach it through this, and only through this.
 *
 * Throws: AppError, as the engine threw it in its thread.
 */
export class EngineClient {
  private writer: EngineClientThread;
  private readonly readers = new EngineClientReaders();
  private readonly listeners = new Map<EventName, Set<(value: never) => void>>();
  private readonly jobs = new Map<string, Job>();
  private readonly warned = new Set<string>();
  private crashes = 0;
  private isClosed = false;

  private constructor(private readonly options: EngineClientOptions) {
    this.writer = this.start('writer');
  }

  /** Starts the threads; the writer first, since it makes the database that readers open. */
  static async open(options: EngineClientOptions): Promise<EngineClient> {
    const client = new EngineClient(options);
    await client.whenWritable();
    for (let i = 0; i < (options.readers ?? 1); i++) client.startReader(i);
    return client;
  }

  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
    return this.handle(name, input) as Promise<CallOutput<Name>>;
  }

  /** A call as it arrives from outside: its name and input are checked first. */
  async handle(name: string, input: unknown): Promise<unknown> {
    if (!isCallName(name)) throw new AppError('usage', { message: `There is no call named ${name}.` });
    const checked = calls[name].input.safeParse(input ?? {});
    if (!checked.success) {
      const [issue] = checked.error.issues;
      throw new AppError('usage', {
        message: `${name}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'invalid'}`,
      });
    }
    if (this.isClosed) throw new AppError('engine.closed');
    if (name === 'app.info') return this.info();
    if (name === 'job.list') return [...this.jobs.values()];
    return this.ask(name, checked.data);
  }

  /** Returns the function that ends it. */
  on<Name extends EventName>(name: Name, listener: (value: EventValue<Name>) => void): () => void {
    const listeners = this.listeners.get(name) ?? new Set();
    this.listeners.set(name, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  /** Tells every listener; hosts use it for events of their own (`open`). */
  emit(event: EngineEvent): void {
    if (event.name === 'job') this.remember(event.value);
    if (event.name === 'warning' && !this.isNewWarning(event.value)) return;
    for (const listener of this.listeners.get(event.name) ?? []) listener(event.value as never);
  }

  private isNewWarning({ code, params }: ErrorValue): boolean {
    const sentence = toSentence(code, params);
    return !this.warned.has(sentence) && this.warned.add(sentence).size <= warningsShown;
  }

  private remember(job: Job): void {
    this.jobs.set(job.id, job);
    if (this.jobs.size <= jobsRemembered) return;
    const ended = [...this.jobs.values()].find(({ state }) => state !== 'queued' && state !== 'running');
    if (ended) this.jobs.delete(ended.id);
  }

  /** Cancels what runs and waits until the database is closed. */
  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    await Promise.all(this.readers.all.map((reader) => reader.close()));
    await this.writer.close();
  }

  /** A plugin that kills the writer while it starts is switched off, and the writer is started again. */
  private async whenWritable(): Promise<void> {
    const { writer } = this;
    try {
      await writer.ready;
    } catch (error) {
      if (this.writer === writer) throw error;
      await this.whenWritable();
    }
  }

  /** What only waited behind a plugin that had to be stopped is asked again. */
  private async ask(name: CallName, input: unknown, tries = crashesAllowed): Promise<unknown> {
    try {
      return await this.askOnce(name, input);
    } catch (error) {
      const isStopped = error instanceof AppError && error.code === 'plugin.stopped';
      if (!isStopped || writerCalls.has(name) || tries === 1) throw error;
      return this.ask(name, input, tries - 1);
    }
  }

  private async askOnce(name: CallName, input: unknown): Promise<unknown> {
    const answer = writerCalls.has(name) ? null : await this.readers.call(name, input);
    if (answer && answer !== 'writes') return answer.value;
    const written = await this.writer.call(name, input);
    if (written === 'writes') throw new AppError('internal', { message: `nobody answers ${name}` });
    return written.value;
  }

  private info(): CallOutput<'app.info'> {
    const { version, host, databasePath, sampleLog, plugins } = this.options;
    return { version, host, databasePath, sampleLog: sampleLog !== null, pluginFolder: plugins?.folder ?? '' };
  }

  private start(role: ThreadRole, index = 0, stopped: readonly StoppedPlugin[] = []): EngineClientThread {
    const { databasePath, parseThreadUrl, archiveThreadUrl, sampleLog, command, workerUrl, plugins } = this.options;
    const seconds = this.options.pluginSeconds ?? secondsForPlugins;
    const watch = plugins ? new EngineClientWatch(seconds, (plugin) => client.halt(plugin)) : null;
    const urls = { parseThreadUrl: parseThreadUrl.href, archiveThreadUrl: archiveThreadUrl.href };
    const settings: ThreadSettings = {
      ...{ role, databasePath, ...urls, sampleLog, command },
      plugins:
        plugins && watch ? { ...plugins, workerUrl: workerUrl.href, watch: watch.buffer, seconds, stopped } : null,
    };
    const thread = this.options.startThread?.(settings) ?? startWorkerThread(workerUrl, settings);
    const client = new EngineClientThread(
      thread,
      {
        onEvent: (event) => this.emit(event),
        onCrash: (error, plugin) => this.restart(role, index, { error, plugin }),
      },
      watch,
    );
    return client;
  }

  private startReader(index: number, stopped: readonly StoppedPlugin[] = []): void {
    const reader = this.start('reader', index, stopped);
    this.readers.all[index] = reader;
    this.connect(reader);
  }

  /** Lays the line on which a reader sends the archives that it made to the writer. */
  private connect(reader: EngineClientThread): void {
    const { port1, port2 } = new MessageChannel();
    reader.post({ kind: 'archives', port: port1 });
    this.writer.post({ kind: 'archives', port: port2 });
  }

  private restart(role: ThreadRole, index: number, { error, plugin }: Crash): void {
    // One that a plugin caused does not come again: the plugin is switched off.
    if (this.isClosed || (!plugin && ++this.crashes > crashesAllowed)) return;
    const stopped = plugin ? [plugin] : [];
    if (role === 'reader') {
      this.startReader(index, stopped);
      return;
    }
    const unfinished = [...this.jobs.values()].filter(({ state }) => state === 'queued' || state === 'running');
    for (const job of unfinished) {
      this.emit({ name: 'job', value: { ...job, state: 'failed', error: toErrorValue(error) } });
    }
    this.writer = this.start('writer', 0, stopped);
    for (const reader of this.readers.all) this.connect(reader);
    // What the plugin interrupted goes on without it.
    if (plugin && unfinished.some(({ kind }) => kind === 'archive'))
      this.call('archive.start', {}).catch(() => undefined);
  }
}

function isCallName(name: string): name is CallName {
  return Object.hasOwn(calls, name);
}
