import { Group, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { Rings } from '../../ui/Rings';
import { t } from '../../ui/t';
import { useImport } from './useImport';

/** The whole window takes a drop of files and folders. */
export function WindowDrop() {
  const { importFiles } = useImport();
  return (
    <Dropzone.FullScreen
      active
      withinPortal={false}
      onDrop={importFiles}
      useFsAccessApi={false}
      aria-hidden="true"
      tabIndex={-1}
      inputProps={{ tabIndex: -1 }}
    >
      <Group justify="center" align="center" h="90vh" gap="lg" style={{ pointerEvents: 'none' }}>
        <Rings size={84} style={{ color: 'var(--mantine-primary-color-filled)' }} />
        <div>
          <Text fz={26} fw={640} lts="-0.02em">
            {t('drop.title')}
          </Text>
          <Text c="dimmed">{t('drop.hint')}</Text>
        </div>
      </Group>
    </Dropzone.FullScreen>
  );
}
