import { ActionIcon, CopyButton, Tabs, Text, Title, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { t } from '../../ui/t';
import { logPlaces, type LogPlace } from './logPlaces';
import classes from './LogPlaces.module.css';

/** Where each hosting panel and server keeps its logs. */
export function LogPlaces() {
  return (
    <section aria-labelledby="where">
      <Title order={2} id="where" fz="1.25rem">
        {t('start.where')}
      </Title>
      <Text c="dimmed" mb="lg">
        {t('start.whereHint')}
      </Text>
      <Tabs defaultValue={logPlaces[0]?.id} variant="pills" className={classes.tabs}>
        <Tabs.List aria-label={t('start.where')} mb="md">
          {logPlaces.map(({ id, name }) => (
            <Tabs.Tab key={id} value={id}>
              {name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {logPlaces.map((place) => (
          <Tabs.Panel key={place.id} value={place.id} className={classes.panel}>
            <Place place={place} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </section>
  );
}

function Place({ place }: { place: LogPlace }) {
  return (
    <>
      <Text>{t(place.hint)}</Text>
      {place.paths.length > 0 && (
        <ul className={classes.paths}>
          {place.paths.map((path) => (
            <li key={path}>
              <code>{path}</code>
              <CopyPath path={path} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function CopyPath({ path }: { path: string }) {
  return (
    <CopyButton value={path}>
      {({ copied, copy }) => (
        <Tooltip label={t(copied ? 'link.copied' : 'link.copy')}>
          <ActionIcon variant="subtle" color="gray" aria-label={t('start.copyPath', { path })} onClick={copy}>
            {copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}
