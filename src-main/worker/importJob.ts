import { fromErrorValue } from '@shared/errors';
import type { ImportOptions } from '../core/import/ImportOptions';
import type { ImportProgress, ImportResult } from '../core/import/ImportRequest';
import { toImportTitle } from '../core/import/ledger/importTitle';
import { readDuplicatesOf } from '../core/import/ledger/readImports';
import { readSetting } from '../core/settings/Settings';
import { archiveJob } from './archiveJob';
import { DataNews } from './DataNews';
import type { NewJob, RunningJob } from './JobQueue';
import { loadImporter } from './loadJobs';
import type { Writer } from './writingHandlers';

const failuresShown = 20;

/** The import of a few files; when it has ended, what it touched is archived by a job of its own. */
export function importJob(writer: Writer, paths: readonly string[], options: ImportOptions): NewJob {
  return { kind: 'import', title: toImportTitle(paths), run: (job) => runImport(writer, job, { paths, options }) };
}

async function runImport(
  writer: Writer,
  job: RunningJob,
  { paths, options }: { paths: readonly string[]; options: ImportOptions },
): Promise<void> {
  const { engine, lock, jobs } = writer;
  const letGo = await lock.take({ signal: job.signal, onWait: (holder) => job.update({ waitingFor: holder }) });
  let result: ImportResult;
  try {
    result = await readFiles(writer, job, { paths, options });
  } finally {
    letGo();
  }
  const idSites = [...result.idSites];
  if (!options.dryRun && idSites.length > 0 && readSetting(engine.db, 'archive.afterImport')) {
    jobs.add(archiveJob(writer, { idSites }));
  }
  // The other files are imported; that one was not still has to be said.
  const [failed] = result.errors;
  if (failed) throw fromErrorValue(failed.error);
}

async function readFiles(
  { engine, emit, settings }: Writer,
  job: RunningJob,
  { paths, options }: { paths: readonly string[]; options: ImportOptions },
): Promise<ImportResult> {
  const { importLog } = await loadImporter();
  const news = new DataNews(emit);
  const take = ({ idSites, ...progress }: ImportProgress): void => {
    const { bytesDone, bytesTotal, counters, firstDay, lastDay } = progress;
    job.update({ bytesDone, bytesTotal, counters, firstDay, lastDay, idSites: [...idSites], waitingFor: undefined });
    news.tell(idSites);
  };
  try {
    const parseThreadUrl = new URL(settings.parseThreadUrl);
    const result = await importLog(engine, { paths, options, parseThreadUrl, signal: job.signal, onProgress: take });
    take(result);
    const { idImport, failures, failedBy } = result;
    const duplicatesOf = readDuplicatesOf(engine.db, idImport);
    job.update({ idImport, duplicatesOf, failedBy, failures: failures.slice(0, failuresShown) });
    return result;
  } finally {
    news.tellNow();
  }
}
