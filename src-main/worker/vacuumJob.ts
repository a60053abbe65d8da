import { setImmediate } from 'node:timers/promises';
import { loadVacuum } from './loadJobs';
import type { NewJob, RunningJob } from './JobQueue';
import type { Writer } from './writingHandlers';

/** Removes old archives, then gives the room that nothing needs any more back to the disk. */
export function vacuumJob(writer: Writer): NewJob {
  return { kind: 'vacuum', title: '', run: (job) => runVacuum(writer, job) };
}

async function runVacuum({ engine, lock }: Writer, job: RunningJob): Promise<void> {
  const { purgeArchives, vacuum } = await loadVacuum();
  const letGo = await lock.take({ signal: job.signal, onWait: (holder) => job.update({ waitingFor: holder }) });
  try {
    const purged = await purgeArchives(engine, async () => {
      job.signal.throwIfAborted();
      await setImmediate();
    });
    job.signal.throwIfAborted();
    job.update({ vacuumed: { purged, ...vacuum(engine.db) } });
  } finally {
    letGo();
  }
}
