import type { MissingLines } from '@shared/ipc/ledger';
import { splitPath } from '../../ui/filePath';
import { formatInteger } from '../../ui/formatNumber';
import { t } from '../../ui/t';
import { toVisibleText } from '../../ui/toVisibleText';

/** Which lines are in no report after an undo, and why. */
export function toMissingText({ path, lines, reason }: MissingLines): string {
  return t(`missing.${reason}`, { path: toVisibleText(splitPath(path).name), lines: formatInteger(lines) });
}
