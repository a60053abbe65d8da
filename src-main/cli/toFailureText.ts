import type { Failure } from '@shared/ipc/ledger';
import { toPrintable } from './toPrintable';

const MAX_TEXT = 200;

/** A line that was not understood: where it stands, why, and what it says. */
export function toFailureText({ path, line, reason, text }: Failure): string {
  return `${toPrintable(path)}, line ${line} (${reason}): ${toPrintable(text).slice(0, MAX_TEXT)}`;
}
