import { createContext, Script } from 'node:vm';
import { AppError } from '@shared/errors';

const sandbox: { work: () => unknown } = { work: () => undefined };
const context = createContext(sandbox);
const script = new Script('work()');

/** Runs work that a regular expression of the user's own may never let end. Throws: format.tooSlow, or what `toError` makes. */
export function runWithin<T>(seconds: number, work: () => T, toError: (seconds: number) => Error = toFormatError): T {
  sandbox.work = work;
  try {
    return script.runInContext(context, { timeout: seconds * 1000 }) as T;
  } catch (error) {
    const isTimeout = (error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
    throw isTimeout ? toError(seconds) : error;
  }
}

function toFormatError(seconds: number): AppError {
  return new AppError('format.tooSlow', { seconds });
}
