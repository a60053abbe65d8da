import { AppError } from '@shared/errors';
import type { EngineEvent, ThreadSettings } from './protocol';
import { raiseGeneration } from '../core/archive/generations';
import { callApi } from '../core/api/callApi';
import { callApiText } from '../core/api/callApiText';
import { isWritingMethod } from '../core/api/isWritingMethod';
import { sql } from '../core/db/sql';
import type { WriterLock } from '../core/db/WriterLock';
import type { WritingEngine } from '../core/Engine';
import { parseImportOptions } from '../core/import/ImportOptions';
import { toSettingKey, writeSetting } from '../core/settings/Settings';
import { readingHandlers, type CallHandlers } from './answerCalls';
import { archiveJob } from './archiveJob';
import { importJob } from './importJob';
import type { JobQueue } from './JobQueue';

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
    'api.call': ({ parameters }) => callMethod(writer, parameters, () => callApi(engine, parameters)),
    'api.text': ({ parameters }) => callMethod(writer, parameters, () => callApiText(engine, parameters)),
    'import.start': ({ paths, options }) => ({ job: jobs.add(importJob(writer, paths, parseImportOptions(options))) }),
    'import.sample': () => {
      if (settings.sampleLog === null) throw new AppError('file.notFound', { path: 'resources/sample/access.log' });
      return { job: jobs.add(importJob(writer, [settings.sampleLog], parseImportOptions({ addSitesNewHosts: true }))) };
    },
    'archive.start': ({ idSites }) => ({ job: jobs.add(archiveJob(writer, idSites)) }),
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
async function callMethod<T>(writer: Writer, parameters: Record<string, string>, call: () => T): Promise<Awaited<T>> {
  if (!isWritingMethod(writer.engine.plugins, parameters.method ?? '')) return await call();
  const letGo = await writer.lock.take();
  try {
    return await call();
  } finally {
    letGo();
    writer.emit({ name: 'data.changed', value: { idSites: allSites(writer.engine) } });
  }
}

async function changeSetting(
  { engine, lock, emit, jobs, ...writer }: Writer,
  key: string,
  value: unknown,
): Promise<void> {
  const known = toSettingKey(key);
  const letGo = await lock.take();
  try {
    const changesVisits = engine.db.transaction(() => {
      const isChange = writeSetting(engine.db, known, value);
      if (isChange) makeAllDaysDue(engine);
      return isChange;
    });
    if (!changesVisits) return;
  } finally {
    letGo();
  }
  jobs.add(archiveJob({ engine, lock, emit, jobs, ...writer }));
}

function makeAllDaysDue({ db }: WritingEngine): void {
  for (const idSite of allSites({ db })) {
    const days = db.rows<[number]>(sql`SELECT day FROM site_day WHERE idsite = ${idSite}`);
    raiseGeneration(
      db,
      idSite,
      days.map(([day]) => day),
    );
  }
}

function allSites({ db }: Pick<WritingEngine, 'db'>): number[] {
  return db.rows<[number]>(sql`SELECT idsite FROM site ORDER BY idsite`).map(([idSite]) => idSite);
}
