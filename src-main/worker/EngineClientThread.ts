import { Worker } from 'node:worker_threads';
import { AppError, fromErrorValue } from '@shared/errors';
import type { CallName } from '@shared/ipc/contract';
import type { EngineClientWatch } from './EngineClientWatch';
import type { EngineEvent, EngineThread, FromThread, StoppedPlugin, ThreadSettings, ToThread } from './protocol';

/** What a call came to; a reader says `writes` of a call that it must not answer. */
export type CallAnswer = { value: unknown } | 'writes';

interface WaitingCall {
  scope: string;
  resolve: (answer: CallAnswer) => void;
  reject: (error: Error) => void;
}

interface ThreadListeners {
  onEvent: (event: EngineEvent) => void;
  /** The thread died by itself after it had been ready, or in the code of a plugin. */
  onCrash: (error: AppError, plugin: StoppedPlugin | null) => void;
}

/** One thread of the engine, with the calls that it has not answered yet. */
export class EngineClientThread {
  /** Settles when the thread answers calls, or with the reason why it can't. */
  readonly ready: Promise<void>;
  private readonly waiting = new Map<number, WaitingCall>();
  private readonly exited: Promise<void>;
  private nextId = 1;
  private isReady = false;
  private isClosing = false;
  private hanging: StoppedPlugin | null = null;
  private settleReady: { resolve: () => void; reject: (error: Error) => void } = {
    resolve: () => {},
    reject: () => {},
  };

  constructor(
    private readonly thread: EngineThread,
    private readonly listeners: ThreadListeners,
    private readonly watch: EngineClientWatch | null = null,
  ) {
    this.ready = new Promise((resolve, reject) => (this.settleReady = { resolve, reject }));
    // Whoever needs the thread awaits it; nobody else should hear of the rejection.
    this.ready.catch(() => {});
    thread.onMessage((message) => this.take(message));
    this.exited = new Promise((resolve) =>
      thread.onExit((reason) => {
        this.end(reason);
        resolve();
      }),
    );
  }

  /** How many calls wait for an answer. */
  get load(): number {
    return this.waiting.size;
  }

  /** Does a call of this scope wait for an answer? */
  isAsked(scope: string): boolean {
    return [...this.waiting.values()].some((call) => call.scope === scope);
  }

  call(name: CallName, input: unknown, scope = ''): Promise<CallAnswer> {
    return new Promise((resolve, reject) => {
      if (this.isClosing) throw new AppError('engine.closed');
      const id = this.nextId++;
      // Counts as load from now on, while the thread is still starting too.
      this.waiting.set(id, { scope, resolve, reject });
      this.ready.then(
        () => this.thread.post({ kind: 'call', id, name, input }),
        (error: Error) => {
          this.waiting.delete(id);
          reject(error);
        },
      );
    });
  }

  /** Ends a thread that hangs in the code of a plugin. */
  halt(plugin: StoppedPlugin): void {
    this.hanging = plugin;
    void this.thread.terminate();
  }

  post(message: ToThread): void {
    this.thread.post(message);
  }

  async close(): Promise<void> {
    this.isClosing = true;
    this.thread.post({ kind: 'close' });
    await this.exited;
  }

  private take(message: FromThread): void {
    if (message.kind === 'ready') {
      this.isReady = true;
      this.settleReady.resolve();
    } else if (message.kind === 'failed') {
      this.settleReady.reject(fromErrorValue(message.error));
    } else if (message.kind === 'plugins') {
      this.watch?.setNames(message.names);
    } else if (message.kind === 'event') {
      this.listeners.onEvent(message.event);
    } else {
      this.settle(message);
    }
  }

  private settle(message: Extract<FromThread, { id: number }>): void {
    const call = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (!call) return;
    if (message.kind === 'result') call.resolve({ value: message.value });
    else if (message.kind === 'writes') call.resolve('writes');
    else call.reject(fromErrorValue(message.error));
  }

  private end(reason: string): void {
    this.watch?.stop();
    const plugin = this.isClosing ? null : (this.hanging ?? this.watch?.pluginAtEnd(reason) ?? null);
    const error = this.toError(reason, plugin);
    // The next thread is started first: whoever hears of the end may ask again.
    if (!this.isClosing && (this.isReady || plugin)) this.listeners.onCrash(error, plugin);
    this.settleReady.reject(error);
    for (const call of this.waiting.values()) call.reject(error);
    this.waiting.clear();
  }

  private toError(reason: string, plugin: StoppedPlugin | null): AppError {
    if (plugin) return new AppError('plugin.stopped', { ...plugin });
    return new AppError(this.isClosing ? 'engine.closed' : 'engine.crashed', { reason });
  }
}

/**
 * A small nursery, since most of what an import or a report makes is short-lived; and a bound on the rest, far above what is
 * needed: without one the collector lets a heap grow to four times its contents before it looks.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 1024 };

/** Starts the worker bundle in a thread. */
export function startWorkerThread(workerUrl: URL, settings: ThreadSettings): EngineThread {
  const worker = new Worker(workerUrl, { workerData: settings, name: settings.role, resourceLimits });
  let reason = 'it ended';
  worker.on('error', (error) => (reason = error instanceof Error ? error.message : String(error)));
  return {
    post: (message) => worker.postMessage(message, message.kind === 'archives' ? [message.port] : []),
    onMessage: (listener) => worker.on('message', listener),
    onExit: (listener) => worker.on('exit', () => listener(reason)),
    terminate: async () => {
      await worker.terminate();
    },
  };
}
