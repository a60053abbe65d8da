import type { MissingLines } from '@shared/ipc/ledger';
import { formatInteger } from '../../ui/formatNumber';
import { t } from '../../ui/t';
import { toVisibleText } from '../../ui/toVisibleText';

/** Which lines are in no report after an undo, and why. */
export function toMissingText({ path, lines, reason }: MissingLines): string {
  return t(`missing.${reason}`, { path: toVisibleText(path), lines: formatInteger(lines) });
}
