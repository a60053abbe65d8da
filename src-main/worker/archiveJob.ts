import type { NewJob, RunningJob } from './JobQueue';
import type { Writer } from './writingHandlers';

/** Archives what is due, of these sites or of all; days whose visits are not made yet (after a crash, or a setting) come first. */
export function archiveJob(writer: Writer, idSites?: readonly number[]): NewJob {
  return { kind: 'archive', title: idSites?.join(', ') ?? '', run: (job) => runArchive(writer, job, idSites) };
}

async function runArchive(
  { engine, lock, emit }: Writer,
  job: RunningJob,
  idSites: readonly number[] | undefined,
): Promise<void> {
  const { archiveDue } = await import('../core/archive/PreArchiver');
  const letGo = await lock.take({ signal: job.signal, onWait: (holder) => job.update({ waitingFor: holder }) });
  try {
    await archiveDue(engine, { idSites, signal: job.signal, onProgress: (progress) => job.update(progress) });
  } finally {
    letGo();
    emit({ name: 'data.changed', value: { idSites: [...(idSites ?? [])] } });
  }
}
