import { Button, Group, Text } from '@mantine/core';
import { formatPeriod } from '@renderer/report/selectionPeriod';
import { toVisibleText } from '@renderer/ui/toVisibleText';
import { parseDay } from '@shared/period/Period';
import { IconStarFilled } from '@tabler/icons-react';
import { useState } from 'react';
import type { NoteEntry } from './noteEntries';
import { t } from './t';

interface Props {
  note: NoteEntry;
  isBusy: boolean;
  onEdit: () => void;
  onDelete: () => void;
}

/** A note with what can be done to it. It is removed by the second press: nothing brings it back. */
export function NoteItem({ note, isBusy, onEdit, onDelete }: Props) {
  const [isAsked, setIsAsked] = useState(false);
  const day = parseDay(note.date) ?? 0;
  return (
    <div>
      <Text size="xs" c="dimmed">
        {formatPeriod({ type: 'day', first: day, last: day })}{' '}
        {note.starred === 1 && <IconStarFilled size={12} role="img" aria-label={t('starred')} />}
      </Text>
      <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {toVisibleText(note.note)}
      </Text>
      <Group gap={4} mt={2} ml={-8}>
        <Button size="compact-xs" variant="subtle" onClick={onEdit}>
          {t('edit')}
        </Button>
        <Button
          size="compact-xs"
          variant={isAsked ? 'filled' : 'subtle'}
          color="red"
          loading={isBusy}
          onClick={() => (isAsked ? onDelete() : setIsAsked(true))}
          onBlur={() => setIsAsked(false)}
        >
          {t(isAsked ? 'deleteNow' : 'delete')}
        </Button>
      </Group>
    </div>
  );
}
