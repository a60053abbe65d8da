import { Button, Tooltip, UnstyledButton } from '@mantine/core';
import { formatPeriod } from '@renderer/report/selectionPeriod';
import type { ViewProps } from '@renderer/report/views';
import { toVisibleText } from '@renderer/ui/toVisibleText';
import type { Period } from '@shared/period/Period';
import { IconNote, IconPlus, IconStarFilled } from '@tabler/icons-react';
import { useState } from 'react';
import { useMarks, type Mark } from './noteEntries';
import { NotesDialog } from './NotesDialog';
import classes from './NoteStrip.module.css';
import { t } from './t';

/** Marks below a chart over time, one for each of its points that has notes; they open the notes. */
export function NoteStrip({ selection }: ViewProps) {
  const { marks, span } = useMarks(selection);
  const [opened, setOpened] = useState<Period | 'new' | null>(null);
  return (
    <div className={classes.strip}>
      <div className={classes.axis}>
        {marks.map((mark) => (
          <MarkButton key={mark.part.first} mark={mark} onOpen={() => setOpened(mark.part)} />
        ))}
      </div>
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        leftSection={<IconPlus size={13} aria-hidden="true" />}
        onClick={() => setOpened('new')}
      >
        {t('add')}
      </Button>
      {opened && (
        <NotesDialog
          idSite={selection.idSite}
          period={opened === 'new' ? span : opened}
          marks={opened === 'new' ? [] : marks}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  );
}

function MarkButton({ mark: { part, place, notes }, onOpen }: { mark: Mark; onOpen: () => void }) {
  const when = formatPeriod(part);
  const [first] = notes;
  const text = notes.length === 1 ? toVisibleText(first?.note ?? '') : t('count', { count: notes.length });
  const isStarred = notes.some(({ starred }) => starred === 1);
  const Icon = isStarred ? IconStarFilled : IconNote;
  return (
    <Tooltip label={`${when}: ${text}`} multiline maw={320}>
      <UnstyledButton
        className={classes.mark}
        style={{ '--place': place }}
        data-starred={isStarred || undefined}
        aria-label={t('open', { when, text })}
        onClick={onOpen}
      >
        <Icon size={15} aria-hidden="true" />
      </UnstyledButton>
    </Tooltip>
  );
}
