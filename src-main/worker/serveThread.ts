import type { MessagePort } from 'node:worker_threads';
import { AppError, toErrorValue, type ErrorValue } from '@shared/errors';
import type { CallName, Job } from '@shared/ipc/contract';
import { RequestStore } from '../core/archive/RequestStore';
import { toDatabaseError } from '../core/db/toDatabaseError';
import { WriterLock } from '../core/db/WriterLock';
import type { Engine, WritingEngine } from '../core/Engine';
import { readingHandlers, writes, type CallHandlers } from './answerCalls';
import { JobQueue } from './JobQueue';
import { loadJobsSoon } from './loadJobs';
import { openReadingEngine, openWritingEngine, renewReadingEngine, renewWritingEngine } from './openEngine';
import { PluginSource } from './PluginSource';
import { PortArchiveStore, receiveArchives } from './PortArchiveStore';
import type { FromThread, ThreadSettings, ToThread } from './protocol';
import { archiveChanges, writingHandlers, type Writer } from './writingHandlers';

/** A role, running: it answers calls until it is closed. */
interface Service {
  isReader: boolean;
  engine: Engine;
  handlers: CallHandlers;
  takeArchivePort(port: MessagePort): void;
  /** Takes over the plugins that are on now; false while that is not possible here. */
  renew(): Promise<boolean>;
  close(): Promise<void>;
}

/** Answers the calls that come through `port` until it is told to close. */
export async function serveThread(port: MessagePort, settings: ThreadSettings): Promise<void> {
  const post = (message: FromThread): void => port.postMessage(message);
  const toValue = (error: unknown) => toErrorValue(toDatabaseError(error, settings.databasePath));
  try {
    const service = settings.role === 'writer' ? await startWriter(settings, post) : await startReader(settings, post);
    port.on('message', (message: ToThread) => {
      if (message.kind === 'call') void answer(service, message, { post, toValue });
      else if (message.kind === 'archives') service.takeArchivePort(message.port);
      else void close(service, port);
    });
    post({ kind: 'ready' });
  } catch (error) {
    post({ kind: 'failed', error: toValue(error) });
    port.close();
  }
}

async function startWriter(settings: ThreadSettings, post: (message: FromThread) => void): Promise<Service> {
  const lock = new WriterLock(settings);
  const source = new PluginSource(settings.plugins, post);
  const { engine, hasOtherVisits } = await openWritingEngine(settings.databasePath, lock, source, warnings(post));
  const tell = (job: Job): void => post({ kind: 'event', event: { name: 'job', value: job } });
  const jobs = new JobQueue(tell, Date.now, (error) => toDatabaseError(error, settings.databasePath));
  loadJobsSoon();
  const emit: Writer['emit'] = (event) => post({ kind: 'event', event });
  const writerOf = (current: WritingEngine): Writer => ({ engine: current, lock, jobs, settings, emit });
  const service: Service = {
    isReader: false,
    engine,
    handlers: writingHandlers(writerOf(engine)),
    takeArchivePort: (port) => receiveArchives(port, new RequestStore(engine)),
    renew: renewal(source, async () => {
      const renewed = await renewWritingEngine(engine, source);
      const writer = writerOf(renewed.engine);
      Object.assign(service, { engine: renewed.engine, handlers: writingHandlers(writer) });
      if (renewed.hasOtherVisits) await archiveChanges(writer);
    }),
    close: async () => {
      await jobs.close();
      lock.close();
    },
  };
  if (hasOtherVisits) await archiveChanges(writerOf(engine));
  return service;
}

async function startReader(settings: ThreadSettings, post: (message: FromThread) => void): Promise<Service> {
  const store = new PortArchiveStore();
  const source = new PluginSource(settings.plugins, post);
  const engine = await openReadingEngine(settings.databasePath, store, source, warnings(post));
  const service: Service = {
    isReader: true,
    engine,
    handlers: readingHandlers(engine),
    takeArchivePort: (port) => store.connect(port),
    renew: renewal(source, async () => {
      const renewed = await renewReadingEngine(engine, source);
      Object.assign(service, { engine: renewed, handlers: readingHandlers(renewed) });
    }),
    close: () => Promise.resolve(),
  };
  return service;
}

function warnings(post: (message: FromThread) => void): NonNullable<Engine['warn']> {
  return (warning) => post({ kind: 'event', event: { name: 'warning', value: toErrorValue(warning) } });
}

/** Concurrent calls wait for one renewal. Where it fails, what ran goes on, and the next call tries again. */
function renewal(source: PluginSource, renew: () => Promise<void>): Service['renew'] {
  let running: Promise<boolean> | null = null;
  const attempt = async (): Promise<boolean> => {
    try {
      await renew();
      return true;
    } catch {
      source.forget();
      return false;
    } finally {
      running = null;
    }
  };
  return async () => (running || source.isStale ? (running ??= attempt()) : true);
}

async function answer(
  service: Service,
  { id, name, input }: Extract<ToThread, { kind: 'call' }>,
  { post, toValue }: { post: (message: FromThread) => void; toValue: (error: unknown) => ErrorValue },
): Promise<void> {
  try {
    // The database lacks columns of a plugin just switched on: the writer makes them, and answers this one call.
    const value = (await service.renew()) || !service.isReader ? await handle(service.handlers, name, input) : writes;
    // A plugin that this call has switched is taken over before anybody hears of it.
    if (!service.isReader) await service.renew();
    post(value === writes ? { kind: 'writes', id } : { kind: 'result', id, value });
  } catch (error) {
    post({ kind: 'error', id, error: toValue(error) });
  }
}

async function handle(handlers: CallHandlers, name: CallName, input: unknown): Promise<unknown> {
  const handler = handlers[name] as ((input: unknown) => unknown) | undefined;
  if (!handler) throw new AppError('internal', { message: `this thread does not answer ${name}` });
  return handler(input);
}

async function close({ engine, close: closeService }: Service, port: MessagePort): Promise<void> {
  await closeService();
  engine.db.close();
  port.close();
}
