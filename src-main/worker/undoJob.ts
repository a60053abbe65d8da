import type { UndoProgress } from '../core/import/ledger/undoImport';
import { readSetting } from '../core/settings/Settings';
import { archiveJob } from './archiveJob';
import { DataNews } from './DataNews';
import type { NewJob, RunningJob } from './JobQueue';
import { loadUndo } from './loadJobs';
import type { Writer } from './writingHandlers';

/** Undoes an import; when it has ended, what it touched is archived by a job of its own. */
export function undoJob(writer: Writer, idImport: number): NewJob {
  return { kind: 'undo', title: `import ${idImport}`, run: (job) => runUndo(writer, job, idImport) };
}

async function runUndo(writer: Writer, job: RunningJob, idImport: number): Promise<void> {
  const { engine, lock, jobs, emit, settings } = writer;
  const { undoImport } = await loadUndo();
  job.update({ idImport });
  const letGo = await lock.take({ signal: job.signal, onWait: (holder) => job.update({ waitingFor: holder }) });
  const news = new DataNews(emit);
  let touched: readonly number[] = [];
  const onProgress = ({ idSites, done, total }: UndoProgress): void => {
    touched = idSites;
    job.update({ idSites: [...idSites], bytesDone: done, bytesTotal: total, waitingFor: undefined });
    news.tell(idSites);
  };
  try {
    const parseThreadUrl = new URL(settings.parseThreadUrl);
    job.update({ undone: await undoImport(engine, { idImport, parseThreadUrl, onProgress, signal: job.signal }) });
  } finally {
    letGo();
    news.tellNow();
  }
  if (touched.length > 0 && readSetting(engine.db, 'archive.afterImport'))
    jobs.add(archiveJob(writer, { idSites: [...touched] }));
}
