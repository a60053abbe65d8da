import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useHost } from '../app/HostContext';
import { isRunning, useJobStore } from '../app/import/jobStore';
import { useStartJob } from '../app/import/useImport';
import { useCall } from '../app/useCall';
import { PanelState } from '../report/PanelState';
import { Panel } from '../ui/Panel';
import { t } from '../ui/t';
import { toVisibleText } from '../ui/toVisibleText';
import { ArchivingTable } from './data/ArchivingTable';
import { FileSizes } from './data/FileSizes';

/** The database: what its file holds, which reports are worked out ahead, and how to shrink it. */
export function DataPage() {
  const info = useCall('app.info', {});
  const sizes = useCall('data.sizes', {});
  const status = useCall('archive.status', {});
  const start = useStartJob();
  const isBusy = useJobStore((store) => store.jobs.some(isRunning));
  useRefreshAfterJobs();
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{t('data.title')}</Title>
        <Text size="sm" c="dimmed" mt={4} style={{ overflowWrap: 'anywhere' }}>
          {info.data && t('data.lead', { path: toVisibleText(info.data.databasePath) })}
        </Text>
      </div>
      <Panel title={t('data.sizes')}>
        <PanelState answer={sizes}>
          {sizes.data && <FileSizes sizes={sizes.data} />}
          <Group mt="md">
            <Button variant="default" disabled={isBusy} onClick={() => start('data.vacuum')}>
              {t('data.shrink')}
            </Button>
            <Text size="sm" c="dimmed" maw="60ch">
              {t('data.shrinkLead')}
            </Text>
          </Group>
        </PanelState>
      </Panel>
      <Panel title={t('archiving.title')} description={t('archiving.lead')}>
        <PanelState answer={status} isEmpty={status.data?.sites.length === 0} emptyText={t('archiving.empty')}>
          {status.data && <ArchivingTable status={status.data} />}
          <Button variant="default" mt="md" disabled={isBusy} onClick={() => start('archive.start')}>
            {t('archiving.start')}
          </Button>
        </PanelState>
      </Panel>
    </Stack>
  );
}

/** Archiving ends without another word: what it changed here is asked for again. */
function useRefreshAfterJobs(): void {
  const host = useHost();
  const client = useQueryClient();
  useEffect(
    () => host.on('job', (job) => !isRunning(job) && void client.invalidateQueries({ queryKey: ['call'] })),
    [host, client],
  );
}
