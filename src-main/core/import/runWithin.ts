import { createContext, Script } from 'node:vm';
import { AppError } from '@shared/errors';

const sandbox: { work: () => void } = { work: () => undefined };
const context = createContext(sandbox);
const script = new Script('work()');

/** Runs work that a regular expression of the user's own may never let end. Throws: format.tooSlow. */
export function runWithin(seconds: number, work: () => void): void {
  sandbox.work = work;
  try {
    script.runInContext(context, { timeout: seconds * 1000 });
  } catch (error) {
    const isTimeout = (error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
    throw isTimeout ? new AppError('format.tooSlow', { seconds }) : error;
  }
}
