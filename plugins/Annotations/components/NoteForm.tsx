import { Button, Checkbox, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { t } from './t';

/** A note as it is written. */
export interface NoteDraft {
  date: string;
  note: string;
  starred: boolean;
}

export function emptyDraft(date: string): NoteDraft {
  return { date, note: '', starred: false };
}

interface Props {
  draft: NoteDraft;
  isBusy: boolean;
  onSave: (draft: NoteDraft) => void;
  onCancel: () => void;
}

export function NoteForm({ draft, isBusy, onSave, onCancel }: Props) {
  const [date, setDate] = useState(draft.date);
  const [note, setNote] = useState(draft.note);
  const [starred, setStarred] = useState(draft.starred);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSave({ date, note, starred });
      }}
    >
      <Stack gap="sm">
        <TextInput
          type="date"
          label={t('date')}
          required
          value={date}
          onChange={(event) => setDate(event.currentTarget.value)}
        />
        <Textarea
          label={t('note')}
          placeholder={t('placeholder')}
          required
          autosize
          minRows={2}
          maxLength={1000}
          data-autofocus
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Checkbox label={t('star')} checked={starred} onChange={(event) => setStarred(event.currentTarget.checked)} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={isBusy} disabled={note.trim() === '' || date === ''}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
