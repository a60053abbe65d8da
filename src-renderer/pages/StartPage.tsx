import { Anchor, Button, Group, Text, Title } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconFileImport, IconPlayerPlay } from '@tabler/icons-react';
import { useRef } from 'react';
import { Link } from 'wouter';
import { useImport } from '../app/import/useImport';
import { toPath } from '../app/route';
import { Rings } from '../ui/Rings';
import { t } from '../ui/t';
import { LogPlaces } from './start/LogPlaces';
import classes from './start/StartPage.module.css';

/** Where a newcomer begins: drop a log, try the sample, or learn where logs are. */
export function StartPage() {
  const { importFiles, importSample, pickFiles } = useImport();
  const openInput = useRef<() => void>(null);
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <Title order={1} className={classes.title}>
          {t('start.title')}
        </Title>
        <Text className={classes.lead}>{t('start.lead')}</Text>
      </header>
      <Dropzone
        openRef={openInput}
        onDrop={(files) => importFiles(files)}
        useFsAccessApi={false}
        activateOnClick={false}
        activateOnKeyboard={false}
        className={classes.drop}
        tabIndex={-1}
        inputProps={{ 'aria-label': t('start.choose') }}
      >
        <div className={classes.dropInner}>
          <Rings size={88} style={{ color: 'var(--heartwood-series-1)' }} />
          <div>
            <Text className={classes.dropTitle}>{t('start.drop')}</Text>
            <Text c="dimmed">{t('start.dropHint')}</Text>
          </div>
          <Group gap="sm" justify="center" style={{ pointerEvents: 'all' }}>
            <Button
              size="md"
              leftSection={<IconFileImport size={18} />}
              onClick={pickFiles ?? (() => openInput.current?.())}
            >
              {t('start.choose')}
            </Button>
            <Button size="md" variant="default" leftSection={<IconPlayerPlay size={17} />} onClick={importSample}>
              {t('start.sample')}
            </Button>
          </Group>
          <Anchor component={Link} href={toPath({ page: 'import' })} size="sm" style={{ pointerEvents: 'all' }}>
            {t('start.withOptions')}
          </Anchor>
        </div>
      </Dropzone>
      <ul className={classes.promises}>
        {(['start.offline', 'start.twice', 'start.people'] as const).map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
      <LogPlaces />
    </div>
  );
}
