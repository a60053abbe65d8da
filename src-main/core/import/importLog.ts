import { toErrorValue } from '@shared/errors';
import { installDimensions } from '../db/installDimensions';
import type { WritingEngine } from '../Engine';
import { FileImport, type LogOrigin } from './FileImport';
import { parseImportOptions } from './ImportOptions';
import type { ImportRequest, ImportResult } from './ImportRequest';
import { ImportRun } from './ImportRun';
import { readFileIdentity } from './ledger/fileIdentity';
import { expandPaths, fileSize, openLogs, type LogSource } from './openLog';

/**
 * Imports log files: facts first, batch by batch, then the visits of every day that changed. What was stored stays,
 * whatever happens later: importing the same files again completes an import that was cut short.
 *
 * Throws: what is wrong with the options or with the only file; import.cancelled; what SQLite says of the database. Of
 * several files, one that fails does not stop the others: it is in `errors`.
 */
export async function importLog(engine: WritingEngine, request: ImportRequest): Promise<ImportResult> {
  const options = parseImportOptions(request.options);
  const paths = await expandPaths(request.paths);
  installDimensions(engine.db, engine.plugins);
  const run = new ImportRun(engine, options, request);
  try {
    await run.measure(paths);
    const logs: ReadLog[] = [];
    for (const path of paths) logs.push(...(await importPath(run, path)));
    const failed = logs.filter(({ error }) => error !== null);
    if (logs.length === 1 && failed[0] !== undefined) throw failed[0].error;
    await run.finish('done');
    const errors = failed.map(({ path, error }) => ({ path, error: toErrorValue(error) }));
    return { ...run.progress(), idImport: run.idImport, errors, failures: run.failures, failedBy: run.failedBy };
  } catch (error) {
    await run.giveUp(run.isCancelled ? 'cancelled' : 'failed');
    throw error;
  } finally {
    await run.close();
  }
}

/** A log, and what was wrong with it. */
interface ReadLog {
  path: string;
  error: unknown;
}

/** Imports a file, or each file of an archive. Throws only what ends the import: a cancel, a database that takes no more. */
async function importPath(run: ImportRun, path: string): Promise<ReadLog[]> {
  const bytesBefore = run.bytesDone;
  const logs: ReadLog[] = [];
  const identity = await readFileIdentity(path);
  try {
    for await (const log of openLogs(path, run.reading)) {
      logs.push({
        path: log.path,
        error: await importFile(run, log, { identity, entry: log.path.slice(path.length) }),
      });
    }
  } catch (error) {
    run.throwIfBroken(error);
    run.throwIfCancelled();
    run.record?.addUnreadFile(
      { path, entry: '', format: '', bytes: identity.size ?? 0, identity },
      toErrorValue(error),
    );
    logs.push({ path, error });
  }
  run.throwIfCancelled();
  run.bytesDone = bytesBefore + (await fileSize(path));
  return logs;
}

async function importFile(run: ImportRun, log: LogSource, origin: LogOrigin): Promise<unknown> {
  const file = new FileImport(run, log, origin);
  try {
    await file.read();
    return null;
  } catch (error) {
    run.throwIfBroken(error);
    if (!run.isCancelled) file.fail(toErrorValue(error));
    return error;
  }
}
