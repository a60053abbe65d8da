import { Button, Code, CopyButton, Group, Modal, Text } from '@mantine/core';
import { t } from '../ui/t';

/** Asks before a label's address is opened: it comes from a log, and opening it leaves this machine. */
export function OpenLinkDialog({ url, onClose }: { url: string | null; onClose: () => void }) {
  return (
    <Modal
      opened={url !== null}
      onClose={onClose}
      title={t('link.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Text size="sm">{t('link.explanation')}</Text>
      <Code block my="md" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
        {url}
      </Code>
      <Group justify="flex-end">
        <CopyButton value={url ?? ''}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {t(copied ? 'link.copied' : 'link.copy')}
            </Button>
          )}
        </CopyButton>
        <Button
          component="a"
          href={url ?? undefined}
          target="_blank"
          rel="noopener noreferrer"
          onClick={onClose}
          data-autofocus
        >
          {t('link.open')}
        </Button>
      </Group>
    </Modal>
  );
}
