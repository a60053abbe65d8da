import type { Job } from '@shared/ipc/contract';
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
