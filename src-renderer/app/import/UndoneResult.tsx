import { Text } from '@mantine/core';
import type { UndoResult } from '@shared/ipc/ledger';
import { formatInteger } from '../../ui/formatNumber';
import { t } from '../../ui/t';
import { toMissingText } from './missingText';

/** What an undo did, and which lines it could not bring back. */
export function UndoneResult({ undone }: { undone: UndoResult }) {
  const { removed, readAgain, missing } = undone;
  return (
    <>
      <Text size="sm" mt="xs">
        {t('undo.removed', { lines: formatInteger(removed) })}
        {readAgain > 0 && ` ${t('undo.wereReadAgain', { lines: formatInteger(readAgain) })}`}
      </Text>
      {missing.map((lost) => (
        <Text key={`${lost.path} ${lost.reason}`} size="sm" mt={4} c="var(--mantine-color-error)">
          {toMissingText(lost)}
        </Text>
      ))}
    </>
  );
}
