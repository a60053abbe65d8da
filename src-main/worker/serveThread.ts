import type { MessagePort } from 'node:worker_threads';
import { AppError, toErrorValue, type ErrorValue } from '@shared/errors';
import type { CallName, Job } from '@shared/ipc/contract';
import { toDatabaseError } from '../core/db/toDatabaseError';
import { WriterLock } from '../core/db/WriterLock';
import type { Engine } from '../core/Engine';
import { readingHandlers, writes, type CallHandlers } from './answerCalls';
import { JobQueue } from './JobQueue';
import { loadJobsSoon } from './loadJobs';
import { openReadingEngine, openWritingEngine } from './openEngine';
import { PortArchiveStore, receiveArchives } from './PortArchiveStore';
import type { FromThread, ThreadSettings, ToThread } from './protocol';
import { writingHandlers } from './writingHandlers';

/** A role, running: it answers calls until it is closed. */
interface Service {
  engine: Engine;
  handlers: CallHandlers;
  takeArchivePort(port: MessagePort): void;
  close(): Promise<void>;
}

/** Answers the calls that come through `port` until it is told to close. */
export async function serveThread(port: MessagePort, settings: ThreadSettings): Promise<void> {
  const post = (message: FromThread): void => port.postMessage(message);
  const toValue = (error: unknown) => toErrorValue(toDatabaseError(error, settings.databasePath));
  try {
    const service = settings.role === 'writer' ? await startWriter(settings, post) : startReader(settings);
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
  const engine = await openWritingEngine(settings.databasePath, lock);
  const tell = (job: Job): void => post({ kind: 'event', event: { name: 'job', value: job } });
  const jobs = new JobQueue(tell, Date.now, (error) => toDatabaseError(error, settings.databasePath));
  loadJobsSoon();
  const emit: Parameters<typeof writingHandlers>[0]['emit'] = (event) => post({ kind: 'event', event });
  return {
    engine,
    handlers: writingHandlers({ engine, lock, jobs, settings, emit }),
    takeArchivePort: (port) => receiveArchives(port, engine.archiveStore),
    close: async () => {
      await jobs.close();
      lock.close();
    },
  };
}

function startReader(settings: ThreadSettings): Service {
  const store = new PortArchiveStore();
  const engine = openReadingEngine(settings.databasePath, store);
  return {
    engine,
    handlers: readingHandlers(engine),
    takeArchivePort: (port) => store.connect(port),
    close: () => Promise.resolve(),
  };
}

async function answer(
  service: Service,
  { id, name, input }: Extract<ToThread, { kind: 'call' }>,
  { post, toValue }: { post: (message: FromThread) => void; toValue: (error: unknown) => ErrorValue },
): Promise<void> {
  try {
    const value = await handle(service.handlers, name, input);
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
