import { Button, Group, List, Modal, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ImportDetails } from '@shared/ipc/ledger';
import { useState } from 'react';
import { useHost } from '../../app/HostContext';
import { formatInteger } from '../../ui/formatNumber';
import { t } from '../../ui/t';
import { toVisibleText } from '../../ui/toVisibleText';

interface Props {
  details: ImportDetails;
  isOpen: boolean;
  onClose: () => void;
}

/** Says what undoing an import will do, and does it. */
export function UndoDialog({ details, isOpen, onClose }: Props) {
  const host = useHost();
  const [isBusy, setIsBusy] = useState(false);
  const undo = async () => {
    setIsBusy(true);
    try {
      await host.call('import.undo', { idImport: details.idImport });
      onClose();
    } catch (error) {
      notifications.show({
        color: 'red',
        title: t('undo.failed'),
        message: (error as Error).message,
        autoClose: false,
      });
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      withCloseButton={false}
      attributes={{ content: { 'aria-label': t('undo.title') } }}
    >
      <Stack gap="sm" p={4}>
        <Title order={2}>{t('undo.title')}</Title>
        <Text size="sm">{t('undo.explain', { title: toVisibleText(details.title) })}</Text>
        <List size="sm" spacing={6}>
          {toConsequences(details).map((sentence) => (
            <List.Item key={sentence}>{sentence}</List.Item>
          ))}
        </List>
        <Group justify="flex-end" mt="sm">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('undo.keep')}
          </Button>
          <Button color="red.7" loading={isBusy} onClick={() => void undo()}>
            {t('undo.confirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** Lines that reports are made from. */
const stored = ['imported', 'bots', 'static', 'errors', 'redirects'] as const;

/** What will happen, a sentence each. */
function toConsequences({ counters, heldBack }: ImportDetails): string[] {
  const sum = (entries: ImportDetails['heldBack']) => entries.reduce((lines, entry) => lines + entry.lines, 0);
  const readable = sum(heldBack.filter(({ isReadable }) => isReadable));
  const lost = sum(heldBack.filter(({ isReadable }) => !isReadable));
  const sentences = [
    t('undo.lines', {
      lines: formatInteger(stored.reduce((lines, name) => lines + (counters[name] ?? 0), 0)),
      visits: formatInteger(counters.visits ?? 0),
    }),
  ];
  if (readable > 0) sentences.push(t('undo.readAgain', { lines: formatInteger(readable) }));
  if (lost > 0) sentences.push(t('undo.lost', { lines: formatInteger(lost) }));
  sentences.push(t('undo.again'));
  return sentences;
}
