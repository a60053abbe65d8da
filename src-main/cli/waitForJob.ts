import { AppError, fromErrorValue, toSentence } from '@shared/errors';
import type { CallInput, Job } from '@shared/ipc/contract';
import type { EngineClient } from '../worker/EngineClient';
import type { CommandContext } from './CommandContext';
import { ProgressBar } from './ProgressBar';

/** Shows a job's progress until it has ended; Ctrl-C cancels it. Returns how it ended. */
export async function waitForJob(context: CommandContext, engine: EngineClient, id: string): Promise<Job> {
  const bar = new ProgressBar(context);
  const stopInterrupts = context.onInterrupt(() => void engine.call('job.cancel', { job: id }));
  let stopEvents = () => {};
  try {
    return await new Promise<Job>((resolve, reject) => {
      const take = (job: Job): void => {
        if (job.id !== id) return;
        bar.show(job);
        if (job.state !== 'queued' && job.state !== 'running') resolve(job);
      };
      stopEvents = engine.on('job', take);
      engine.call('job.list', {}).then((jobs) => jobs.forEach(take), reject);
    });
  } finally {
    stopEvents();
    stopInterrupts();
    bar.clear();
  }
}

/** Waits for the archiving that an import, or a change of settings, has brought about. */
export async function waitForArchiving(context: CommandContext, engine: EngineClient): Promise<void> {
  for (const { id, kind } of await engine.call('job.list', {})) {
    if (kind === 'archive') await goOnWithoutPlugins(context, engine, await waitForJob(context, engine, id));
  }
}

/** Archives, and waits for it. Returns how it ended. Throws: AppError, with the reason why it did not end well. */
export async function archive(context: CommandContext, engine: EngineClient, choice: ArchiveInput): Promise<Job> {
  const { job } = await engine.call('archive.start', choice);
  return goOnWithoutPlugins(context, engine, await waitForJob(context, engine, job), choice);
}

type ArchiveInput = CallInput<'archive.start'>;

/** A plugin that had to be stopped on the way is said, and the rest is archived without it. */
async function goOnWithoutPlugins(
  context: CommandContext,
  engine: EngineClient,
  ended: Job,
  choice: ArchiveInput = {},
): Promise<Job> {
  if (ended.error?.code === 'plugin.stopped') {
    context.err(`${toSentence(ended.error.code, ended.error.params)}\n`);
    return archive(context, engine, choice);
  }
  assertDone(ended);
  return ended;
}

/** Throws: AppError, with the reason why the job did not end well. */
export function assertDone({ kind, state, error, counters, idImport = 0 }: Job): void {
  if (state === 'done') return;
  if (state === 'failed' && error) throw fromErrorValue(error);
  if (kind === 'archive') throw new AppError('archive.cancelled');
  if (kind === 'vacuum') throw new AppError('vacuum.cancelled');
  if (kind === 'undo') throw new AppError('import.undoStopped', { idImport });
  throw new AppError('import.cancelled', { lines: counters?.lines_read ?? 0 });
}
