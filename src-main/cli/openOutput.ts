import { closeSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '@shared/errors';
import type { CommandContext } from './CommandContext';

/** A file that what is printed is added to, as --output wants it. Must be closed. */
export interface Output {
  texts: Pick<CommandContext, 'out' | 'err' | 'isTerminal'>;
  close(): void;
}

/** Throws: folder.unusable. */
export function openOutput(path: string): Output {
  const file = open(path);
  const write = (text: string): void => void writeSync(file, text);
  return { texts: { out: write, err: write, isTerminal: false }, close: () => closeSync(file) };
}

function open(path: string): number {
  try {
    return openSync(path, 'a');
  } catch (error) {
    throw new AppError('folder.unusable', {
      path: dirname(path),
      reason: error instanceof Error ? error.message : String(error),
    });
  }
}
