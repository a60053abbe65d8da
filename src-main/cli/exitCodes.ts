import { CommanderError } from 'commander';
import { AppError, toSentence, type ErrorCode } from '@shared/errors';

export const exitCodes = { done: 0, failed: 1, wrongUsage: 2 } as const;

/** Failures that another command line would not have: they exit like an unknown option. */
const usageErrors: ReadonlySet<ErrorCode> = new Set([
  'usage',
  'site.ambiguous',
  'format.notNamed',
  'setting.unknown',
  'setting.invalid',
  'import.optionInvalid',
  'import.optionUnknown',
]);

export function toExitCode(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUsage;
  return error instanceof AppError && usageErrors.has(error.code) ? exitCodes.wrongUsage : exitCodes.failed;
}

/** A command that ran but did not succeed, and has said so itself: `heartwood api` prints an error in the asked format. */
export class SilentFailure extends Error {}

/** What stderr says; null where commander, or the command, has said it. */
export function toErrorText(error: unknown): string | null {
  if (error instanceof CommanderError || error instanceof SilentFailure) return null;
  // who types a flag knows nothing of the engine's names
  if (error instanceof AppError && error.params['flag'] !== undefined) {
    return toSentence(error.code, { ...error.params, option: error.params['flag'] });
  }
  return error instanceof Error ? error.message : String(error);
}
