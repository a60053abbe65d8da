import { Center, Loader } from '@mantine/core';
import type { Bridge } from '@shared/ipc/contract';
import { useEffect, useState } from 'react';
import { callApi } from '../app/apiReader';
import { readLastView, viewOfLastImport } from '../app/firstView';
import { useHost } from '../app/HostContext';
import type { Route } from '../app/route';
import { useRoute } from '../app/useRoute';
import { useSites } from '../app/useSites';
import { PanelState } from '../report/PanelState';
import { useViews, type PluginViews } from '../report/views';
import { t } from '../ui/t';
import { StartPage } from './StartPage';

/** Where the app opens: see `findHome`; the start page while there is no site. */
export function HomePage() {
  const host = useHost();
  const sites = useSites();
  const { go } = useRoute();
  const [error, setError] = useState<Error | null>(null);
  const { allSitesPage } = Object.values(useViews()).find((views) => views.allSitesPage) ?? {};
  const idSite = sites.data?.[0]?.idsite;
  const together = sites.data && sites.data.length > 1 ? allSitesPage : undefined;
  const isEmpty = sites.data?.length === 0;

  useEffect(() => {
    if (idSite === undefined) return;
    let isCurrent = true;
    findHome(host, idSite, together).then(
      (home) => isCurrent && go(home, { replace: true }),
      (reason: Error) => isCurrent && setError(reason),
    );
    return () => {
      isCurrent = false;
    };
  }, [idSite, together, host, go]);

  if (isEmpty) return <StartPage />;
  return (
    <PanelState answer={{ error: sites.error ?? error, isLoading: false, retry: sites.retry }}>
      <Center h="60vh">
        <Loader type="dots" aria-label={t('panel.loading')} />
      </Center>
    </PanelState>
  );
}

/** What was imported since the app started, else all sites together where there are several, or the only site's newest data. */
async function findHome(host: Bridge, idSite: number, together: PluginViews['allSitesPage']): Promise<Route> {
  const imported = viewOfLastImport(await host.call('job.list', {}));
  if (imported) return { page: 'dashboard', selection: imported };
  const selection = await readLastView(idSite, (parameters) => callApi(host, parameters));
  return together ? { page: 'report', selection, ...together } : { page: 'dashboard', selection };
}
