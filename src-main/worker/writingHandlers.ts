import { AppError } from '@shared/errors';
import type { EngineEvent, ThreadSettings } from './protocol';
import { checkChoice } from '../core/archive/archivePlan';
import { isSegmentDue } from '../core/archive/readArchiveStatus';
import { callApi } from '../core/api/callApi';
import { callApiText } from '../core/api/callApiText';
import { isWritingCall } from '../core/api/isWritingMethod';
import { isWritingCommand, runCommand } from '../core/api/pluginCommands';
import { sql } from '../core/db/sql';
import type { WriterLock } from '../core/db/WriterLock';
import type { WritingEngine } from '../core/Engine';
import { parseImportOptions } from '../core/import/ImportOptions';
import { readSetting, toSettingKey, writeSetting } from '../core/settings/Settings';
import { makeDue } from '../core/sites/makeSiteDue';
import { readingHandlers, type CallHandlers } from './answerCalls';
import { archiveJob } from './archiveJob';
import { importJob } from './importJob';
import type { JobQueue } from './JobQueue';
import { loadArchiver } from './loadJobs';
import { undoJob } from './undoJob';
import { vacuumJob } from './vacuumJob';

/** What the writing thread works with. */
export interface Writer {
  engine: WritingEngine;
  lock: WriterLock;
  jobs: JobQueue;
  settings: ThreadSettings;
  emit(event: EngineEvent): void;
}

/** The calls that the writing thread answers: everything. */
export function writingHandlers(writer: Writer): CallHandlers {
  const { engine, jobs, settings } = writer;
  return {
    ...readingHandlers(engine),
    'api.call': ({ parameters }) =>
      isWritingCall(engine.plugins, parameters)
        ? change(writer, () => callApi(engine, parameters))
        : callApi(engine, parameters),
    'api.text': ({ parameters }) =>
      isWritingCall(engine.plugins, parameters)
        ? change(writer, () => callApiText(engine, parameters))
        : callApiText(engine, parameters),
    'command.run': (command) =>
      isWritingCommand(engine, command.name)
        ? change(writer, () => runCommand(engine, command))
        : runCommand(engine, command),
    'import.start': ({ paths, options }) => ({ job: jobs.add(importJob(writer, paths, parseImportOptions(options))) }),
    'import.sample': () => {
      if (settings.sampleLog === null) throw new AppError('file.notFound', { path: 'resources/sample/access.log' });
      return { job: jobs.add(importJob(writer, [settings.sampleLog], parseImportOptions({ addSitesNewHosts: true }))) };
    },
    'import.undo': ({ idImport }) => ({ job: jobs.add(undoJob(writer, idImport)) }),
    'archive.start': (choice) => {
      checkChoice(engine, choice);
      return { job: jobs.add(archiveJob(writer, choice)) };
    },
    'data.vacuum': () => ({ job: jobs.add(vacuumJob(writer)) }),
    'job.cancel': ({ job }) => {
      jobs.cancel(job);
      return {};
    },
    'setting.set': async ({ key, value }) => {
      await changeSetting(writer, key, value);
      return {};
    },
  };
}

/** A method that writes waits its turn among processes, and tells the screens. */
async function change<T>(writer: Writer, call: () => Promise<T>): Promise<T> {
  const { engine, lock, emit } = writer;
  const letGo = await lock.take();
  try {
    return await call();
  } finally {
    letGo();
    emit({ name: 'data.changed', value: { idSites: allSites(engine) } });
    await archiveChanges(writer);
  }
}

async function changeSetting(writer: Writer, key: string, value: unknown): Promise<void> {
  const { engine, lock } = writer;
  const known = toSettingKey(key);
  const letGo = await lock.take();
  try {
    engine.db.transaction(() => {
      if (writeSetting(engine.db, known, value)) makeDue(engine.db);
    });
  } finally {
    letGo();
  }
  await archiveChanges(writer);
}

/**
 * Visits that no longer show their facts (a new goal, another time zone or setting) are made anew in the background; then
 * they are archived, and what is due of a segment just stored, unless that is switched off.
 */
export async function archiveChanges(writer: Writer): Promise<void> {
  const { engine, jobs } = writer;
  const { isDerivingDue } = await loadArchiver();
  const isAhead = readSetting(engine.db, 'archive.afterImport');
  if (isDerivingDue(engine.db)) jobs.add(archiveJob(writer, isAhead ? {} : { periods: [] }));
  else if (isAhead && isSegmentDue(engine)) jobs.add(archiveJob(writer));
}

function allSites({ db }: Pick<WritingEngine, 'db'>): number[] {
  return db.rows<[number]>(sql`SELECT idsite FROM site ORDER BY idsite`).map(([idSite]) => idSite);
}
