import { Button, Group, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconFileImport } from '@tabler/icons-react';
import { useRef } from 'react';
import { useImportChoice } from '../../app/import/importChoice';
import { t } from '../../ui/t';
import classes from './Import.module.css';

/** Takes files and folders, without importing them yet. */
export function ChooseFiles({ isSmall }: { isSmall: boolean }) {
  const add = useImportChoice((choice) => choice.add);
  const openInput = useRef<() => void>(null);
  return (
    <Dropzone
      openRef={openInput}
      onDrop={add}
      useFsAccessApi={false}
      activateOnClick={false}
      activateOnKeyboard={false}
      className={classes.choose}
      data-small={isSmall || undefined}
      tabIndex={-1}
      inputProps={{ 'aria-label': t('start.choose') }}
    >
      <Group gap="md" justify={isSmall ? 'flex-start' : 'center'} style={{ pointerEvents: 'all' }}>
        <Button
          variant={isSmall ? 'default' : 'filled'}
          leftSection={<IconFileImport size={17} />}
          onClick={() => openInput.current?.()}
        >
          {t(isSmall ? 'prepare.addFiles' : 'start.choose')}
        </Button>
        <Text size="sm" c="dimmed">
          {t('prepare.drop')}
        </Text>
      </Group>
    </Dropzone>
  );
}
