import { Group, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { Rings } from '../../ui/Rings';
import { t } from '../../ui/t';
import { useRoute } from '../useRoute';
import { useImportChoice } from './importChoice';
import { useImport } from './useImport';

/** The whole window takes a drop of files and folders: it imports them, or adds them to the import being prepared. */
export function WindowDrop() {
  const { importFiles } = useImport();
  const { route } = useRoute();
  const prepare = useImportChoice((choice) => choice.add);
  const isPreparing = route.page === 'import';
  return (
    <Dropzone.FullScreen
      active
      withinPortal={false}
      onDrop={(files) => (isPreparing ? prepare(files) : importFiles(files))}
      useFsAccessApi={false}
      aria-hidden="true"
      tabIndex={-1}
      inputProps={{ tabIndex: -1 }}
    >
      <Group justify="center" align="center" h="90vh" gap="lg" style={{ pointerEvents: 'none' }}>
        <Rings size={84} style={{ color: 'var(--mantine-primary-color-filled)' }} />
        <div>
          <Text fz={26} fw={640} lts="-0.02em">
            {t(isPreparing ? 'drop.add' : 'drop.title')}
          </Text>
          <Text c="dimmed">{t('drop.hint')}</Text>
        </div>
      </Group>
    </Dropzone.FullScreen>
  );
}
