import { basename } from 'node:path';
import { readSetting } from '../core/settings/Settings';
import type { ImportOptions } from '../core/import/ImportOptions';
import { archiveJob } from './archiveJob';
import type { NewJob, RunningJob } from './JobQueue';
import type { Writer } from './writingHandlers';

const standardInput = '-';

/** The import of a few files; when it has ended, what it touched is archived by a job of its own. */
export function importJob(writer: Writer, paths: readonly string[], options: ImportOptions): NewJob {
  return { kind: 'import', title: toTitle(paths), run: (job) => runImport(writer, job, { paths, options }) };
}

async function runImport(
  writer: Writer,
  job: RunningJob,
  { paths, options }: { paths: readonly string[]; options: ImportOptions },
): Promise<void> {
  const { engine, lock, emit, jobs, settings } = writer;
  // Loaded when first needed: a thread that only answers questions starts without the parsers.
  const { importLog } = await import('../core/import/importLog');
  const letGo = await lock.take({ signal: job.signal, onWait: (holder) => job.update({ waitingFor: holder }) });
  let sitesTold = 0;
  let idSites: readonly number[] = [];
  try {
    const result = await importLog(engine, {
      paths,
      options,
      parseThreadUrl: new URL(settings.parseThreadUrl),
      signal: job.signal,
      onProgress: (progress) => {
        job.update({ ...progress, idSites: [...progress.idSites], waitingFor: undefined });
        idSites = progress.idSites;
        if (idSites.length === sitesTold) return;
        // New sites show in the selector while their logs are still read.
        sitesTold = idSites.length;
        emit({ name: 'data.changed', value: { idSites: [...idSites] } });
      },
    });
    idSites = result.idSites;
    const { counters, firstDay, lastDay } = result;
    job.update({ counters, idSites: [...idSites], firstDay, lastDay, waitingFor: undefined });
  } finally {
    letGo();
    emit({ name: 'data.changed', value: { idSites: [...idSites] } });
  }
  const isArchived = !options.dryRun && idSites.length > 0 && readSetting(engine.db, 'archive.afterImport');
  if (isArchived) jobs.add(archiveJob(writer, [...idSites]));
}

function toTitle(paths: readonly string[]): string {
  return paths.map((path) => (path === standardInput ? 'standard input' : basename(path))).join(', ');
}
