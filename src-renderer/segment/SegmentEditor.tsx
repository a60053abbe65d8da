import { Alert, Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Selection } from '../report/ReportMetadata';
import { t } from '../ui/t';
import { toDefinition, toDraft } from './draft';
import { SegmentBuilder } from './SegmentBuilder';
import { SegmentPreview } from './SegmentPreview';
import type { StoredSegment } from './segmentAnswers';
import { useSegmentChanges, type SegmentForm } from './useSegmentChanges';

interface Props {
  /** The stored segment that is changed; null for a new one. */
  stored: StoredSegment | null;
  selection: Selection;
  onClose: () => void;
  /** Looks at a segment; at all visits without one. */
  onApply: (definition: string | undefined) => void;
}

/** Makes, changes, tries and deletes a segment. */
export function SegmentEditor({ stored, selection, onClose, onApply }: Props) {
  const { idSite } = selection;
  const [draft, setDraft] = useState(() => toDraft(stored?.definition ?? selection.segment ?? ''));
  const [form, setForm] = useState<SegmentForm>(() => ({
    name: stored?.name ?? '',
    isForAllSites: stored ? stored.enable_only_idsite === 0 : true,
    isArchivedAhead: stored?.auto_archive === 1,
  }));
  const [isDeleting, setIsDeleting] = useState(false);
  const { save, remove, isSaving, failure } = useSegmentChanges(idSite);
  const definition = toDefinition(draft);
  const finish = (applied: string | undefined) => {
    onApply(applied);
    onClose();
  };
  const saveAndApply = async () => {
    if (await save(stored, definition, form)) finish(definition);
  };
  const deleteStored = async () => {
    if (stored && (await remove(stored)))
      finish(stored.definition === selection.segment ? undefined : selection.segment);
  };
  return (
    <Modal.Root opened onClose={onClose} size="xl" radius="lg" centered returnFocus={false}>
      <Modal.Overlay />
      <Modal.Content>
        <Group justify="space-between" px="md" pt="md">
          <Modal.Title fw={620}>{t(stored ? 'segment.edit' : 'segment.new')}</Modal.Title>
          <Modal.CloseButton aria-label={t('action.close')} />
        </Group>
        <Modal.Body pt="sm">
          <Stack gap="md">
            <SegmentBuilder draft={draft} idSite={idSite} onChange={setDraft} />
            <SegmentPreview definition={definition} selection={selection} />
            <TextInput
              label={t('segment.name')}
              placeholder={t('segment.namePlaceholder')}
              value={form.name}
              onChange={(event) => setForm({ ...form, name: event.currentTarget.value })}
            />
            <Group gap="lg">
              <Checkbox
                label={t('segment.allSites')}
                checked={form.isForAllSites}
                onChange={(event) => setForm({ ...form, isForAllSites: event.currentTarget.checked })}
              />
              <Checkbox
                label={t('segment.archiveAhead')}
                checked={form.isArchivedAhead}
                onChange={(event) => setForm({ ...form, isArchivedAhead: event.currentTarget.checked })}
              />
            </Group>
            {failure !== '' && <Alert color="red">{failure}</Alert>}
            <Group justify="space-between">
              {stored ? (
                <Button
                  variant={isDeleting ? 'filled' : 'subtle'}
                  color="red"
                  loading={isSaving && isDeleting}
                  onClick={() => (isDeleting ? void deleteStored() : setIsDeleting(true))}
                >
                  {t(isDeleting ? 'segment.deleteReally' : 'segment.delete')}
                </Button>
              ) : (
                <span />
              )}
              <Group gap="xs">
                <Button variant="default" disabled={definition === ''} onClick={() => finish(definition)}>
                  {t('segment.applyOnly')}
                </Button>
                <Button
                  disabled={definition === '' || form.name.trim() === ''}
                  loading={isSaving && !isDeleting}
                  onClick={() => void saveAndApply()}
                >
                  {t('segment.save')}
                </Button>
              </Group>
            </Group>
          </Stack>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
