import { setImmediate } from 'node:timers/promises';
import type { ArchiveChoice } from '@shared/ipc/archiving';
import type { ArchiveProgress } from '../core/archive/PreArchiver';
import { endInterrupted } from '../core/import/ledger/ImportRecord';
import { DataNews } from './DataNews';
import type { NewJob, RunningJob } from './JobQueue';
import { loadArchiver } from './loadJobs';
import { archiveThreadStarter } from './startArchiveThread';
import type { Writer } from './writingHandlers';

/**
 * Archives what is due, all or what is chosen of it. Days whose visits are still to be made (after a setting) come first; old
 * archives are removed last.
 */
export function archiveJob(writer: Writer, choice: ArchiveChoice = {}): NewJob {
  const title = choice.idSites?.join(', ') ?? '';
  return { kind: 'archive', title, run: (job) => runArchive(writer, job, choice) };
}

async function runArchive(writer: Writer, job: RunningJob, choice: ArchiveChoice): Promise<void> {
  const { engine, lock, emit, settings } = writer;
  const { archiveDue, deriveDue, purgeArchives } = await loadArchiver();
  const letGo = await lock.take({ signal: job.signal, onWait: (holder) => job.update({ waitingFor: holder }) });
  const news = new DataNews(emit);
  const take = ({ idSites: touched, done, total }: ArchiveProgress): void => {
    job.update({ idSites: touched, bytesDone: done, bytesTotal: total, waitingFor: undefined });
    news.tell(touched);
  };
  const pause = async (): Promise<void> => {
    job.signal.throwIfAborted();
    await setImmediate();
  };
  try {
    endInterrupted(engine.db);
    await deriveDue(engine, pause);
    if (choice.periods?.length === 0) return;
    const { sites, days, weeks, months, years } = await archiveDue(engine, {
      choice,
      startThread: archiveThreadStarter(settings),
      signal: job.signal,
      onProgress: take,
    });
    job.update({ archived: { sites, days, weeks, months, years } });
    await purgeArchives(engine, pause);
  } finally {
    letGo();
    news.tellNow();
  }
}
