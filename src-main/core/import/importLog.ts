import { toErrorValue } from '@shared/errors';
import { installDimensions } from '../db/installDimensions';
import type { WritingEngine } from '../Engine';
import { FileImport } from './FileImport';
import { parseImportOptions } from './ImportOptions';
import type { ImportRequest, ImportResult } from './ImportRequest';
import { ImportRun } from './ImportRun';
import { expandPaths } from './openLog';

/**
 * Imports log files: facts first, batch by batch, then the visits of every day that changed. What was stored stays,
 * whatever happens later: importing the same files again completes an import that was cut short.
 *
 * Throws: what is wrong with the options or with the only file; import.cancelled. Of several files, one that fails does
 * not stop the others: it is in `errors`.
 */
export async function importLog(engine: WritingEngine, request: ImportRequest): Promise<ImportResult> {
  const options = parseImportOptions(request.options);
  const paths = await expandPaths(request.paths);
  installDimensions(engine.db, engine.plugins);
  const run = new ImportRun(engine, options, request);
  try {
    await run.measure(paths);
    const errors: ImportResult['errors'] = [];
    for (const path of paths) {
      const error = await importFile(run, path);
      if (error !== null && (paths.length === 1 || run.isCancelled)) throw error;
      if (error !== null) errors.push({ path, error: toErrorValue(error) });
    }
    await run.finish('done');
    return { ...run.progress(), idImport: run.idImport, errors, failures: run.failures };
  } catch (error) {
    await run.finish(run.isCancelled ? 'cancelled' : 'failed');
    throw error;
  } finally {
    await run.close();
  }
}

async function importFile(run: ImportRun, path: string): Promise<unknown> {
  try {
    await new FileImport(run, path).read();
    return null;
  } catch (error) {
    return error;
  }
}
