import { Button, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { t } from '../../ui/t';
import type { PluginEntry } from './PluginEntry';

interface Props {
  plugin: PluginEntry;
  onClose: () => void;
  onConfirm: () => void;
}

/** Says what a plugin may do before it is switched on. */
export function ActivateDialog({ plugin: { name }, onClose, onConfirm }: Props) {
  const title = t('plugins.confirm.title', { name });
  return (
    <Modal opened onClose={onClose} withCloseButton={false} attributes={{ content: { 'aria-label': title } }}>
      <Stack gap="sm" p={4}>
        <Title order={2}>{title}</Title>
        <Text size="sm">{t('plugins.confirm.program')}</Text>
        <Text size="sm">{t('plugins.confirm.trust')}</Text>
        <Group justify="flex-end" mt="sm">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('plugins.confirm.keepOff')}
          </Button>
          <Button onClick={onConfirm}>{t('plugins.confirm.activate')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
