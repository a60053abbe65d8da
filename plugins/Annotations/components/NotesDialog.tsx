import { Alert, Button, Divider, Modal, Stack, Text } from '@mantine/core';
import { formatPeriod } from '@renderer/report/selectionPeriod';
import { useSaving } from '@renderer/report/useSaving';
import { t as core } from '@renderer/ui/t';
import { toDateText, type Period } from '@shared/period/Period';
import { useState } from 'react';
import { emptyDraft, NoteForm, type NoteDraft } from './NoteForm';
import type { Mark, NoteEntry } from './noteEntries';
import { NoteItem } from './NoteItem';
import { t } from './t';

interface Props {
  idSite: number;
  period: Period;
  marks: readonly Mark[];
  onClose: () => void;
}

/** The notes of a time, to be read, changed and removed, and a form for another. */
export function NotesDialog({ idSite, period, marks, onClose }: Props) {
  const { save, isSaving, failure } = useSaving();
  const change = (call: Readonly<Record<string, string>>) => save({ idSite: String(idSite), ...call });
  const [edited, setEdited] = useState<NoteEntry | null>(null);
  const [isAdding, setIsAdding] = useState(false);
  const notes = marks
    .filter(({ part }) => part.first >= period.first && part.last <= period.last)
    .flatMap((mark) => mark.notes);
  const isWriting = edited !== null || isAdding || notes.length === 0;
  const draft = edited ? { ...edited, starred: edited.starred === 1 } : emptyDraft(toDateText(period.last));
  const keep = async (written: NoteDraft): Promise<void> => {
    const values = { date: written.date, note: written.note, starred: written.starred ? '1' : '0' };
    const isSaved = edited
      ? await change({ method: 'Annotations.save', idNote: String(edited.idNote), ...values })
      : await change({ method: 'Annotations.add', ...values });
    if (!isSaved) return;
    if (edited === null && notes.length === 0) onClose();
    setEdited(null);
    setIsAdding(false);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title', { when: formatPeriod(period) })}
      closeButtonProps={{ 'aria-label': core('action.close') }}
    >
      <Stack gap="md">
        {failure !== '' && (
          <Alert color="red" role="alert">
            {failure}
          </Alert>
        )}
        {notes.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('lead')}
          </Text>
        )}
        {notes.map((note) => (
          <NoteItem
            key={note.idNote}
            note={note}
            isBusy={isSaving}
            onEdit={() => setEdited(note)}
            onDelete={() => void change({ method: 'Annotations.delete', idNote: String(note.idNote) })}
          />
        ))}
        {notes.length > 0 && <Divider />}
        {isWriting ? (
          <NoteForm
            key={edited?.idNote ?? 'new'}
            draft={draft}
            isBusy={isSaving}
            onSave={(written) => void keep(written)}
            onCancel={notes.length > 0 ? () => (setEdited(null), setIsAdding(false)) : onClose}
          />
        ) : (
          <Button variant="default" onClick={() => setIsAdding(true)}>
            {t('add')}
          </Button>
        )}
      </Stack>
    </Modal>
  );
}
