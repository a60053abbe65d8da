import { notifications } from '@mantine/notifications';
import { toSentence, type ErrorValue } from '@shared/errors';
import type { Job } from '@shared/ipc/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { viewOfDays } from '../firstView';
import { useHost } from '../HostContext';
import { useRoute } from '../useRoute';
import { isRunning, useJobStore } from './jobStore';

/** Follows the engine's jobs; what they change is asked for again, and a newcomer's first import opens its reports. */
export function useJobs(): void {
  const host = useHost();
  const client = useQueryClient();
  const put = useJobStore((store) => store.put);
  const openFirst = useRef<(job: Job) => void>(() => undefined);
  const { route, go } = useRoute();
  openFirst.current = (job) => {
    const idSite = job.idSites[0];
    const isWaiting = route.page === 'start' || route.page === 'home';
    if (!isWaiting || idSite === undefined || !job.firstDay || !job.lastDay) return;
    go({ page: 'dashboard', selection: viewOfDays(idSite, job.firstDay, job.lastDay) });
  };

  useEffect(() => {
    const refresh = () => {
      void client.invalidateQueries({ queryKey: ['api'] });
      void client.invalidateQueries({ queryKey: ['call'] });
    };
    const stopJobs = host.on('job', (job) => {
      put(job);
      if (job.kind === 'archive' || isRunning(job) || job.id.startsWith('upload-')) return;
      refresh();
      if (job.kind === 'import' && job.state === 'done') openFirst.current(job);
    });
    const stopWarnings = host.on('warning', showWarning);
    const stopData = host.on('data.changed', refresh);
    // Imports that began before this screen did: the command line's, another window's.
    host.call('job.list', {}).then(
      (jobs) => jobs.filter(isRunning).forEach(put),
      () => undefined,
    );
    return () => {
      stopJobs();
      stopWarnings();
      stopData();
    };
  }, [host, client, put]);
}

function showWarning({ code, params }: ErrorValue): void {
  notifications.show({ color: 'yellow', message: toSentence(code, params), autoClose: false });
}
