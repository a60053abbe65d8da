import { CommanderError } from 'commander';
import { AppError, toSentence, type ErrorCode } from '@shared/errors';

/** A command that was interrupted ends as the shell has it: 128 and the number of SIGINT. */
export const exitCodes = { done: 0, failed: 1, wrongUsage: 2, cancelled: 130 } as const;

/** Failures that another command line would not have: they exit like an unknown option. */
const usageErrors: ReadonlySet<ErrorCode> = new Set([
  'usage',
  'site.ambiguous',
  'site.notFound',
  'format.notNamed',
  'setting.unknown',
  'setting.invalid',
  'import.optionInvalid',
  'import.optionUnknown',
]);

const cancellations: ReadonlySet<ErrorCode> = new Set(['import.cancelled', 'archive.cancelled', 'vacuum.cancelled']);

export function toExitCode(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUsage;
  if (!(error instanceof AppError)) return exitCodes.failed;
  if (cancellations.has(error.code)) return exitCodes.cancelled;
  return usageErrors.has(error.code) ? exitCodes.wrongUsage : exitCodes.failed;
}

/** A command that ran but did not succeed, and has said so itself: `heartwood api` prints an error in the asked format. */
export class SilentFailure extends Error {}

/**
 * What stderr says; null where commander, or the command, has said it. Errors show names and lines of files, which are
 * foreign: what could move a terminal's cursor is not printed.
 */
export function toErrorText(error: unknown): string | null {
  if (error instanceof CommanderError || error instanceof SilentFailure) return null;
  // who types a flag knows nothing of the engine's names
  if (error instanceof AppError && error.params['flag'] !== undefined) {
    return toPrintable(toSentence(error.code, { ...error.params, option: error.params['flag'] }));
  }
  return toPrintable(error instanceof Error ? error.message : String(error));
}

function toPrintable(text: string): string {
  return text.replace(/(?!\n)\p{Cc}/gu, '?');
}
