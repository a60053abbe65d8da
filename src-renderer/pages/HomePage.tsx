import { Center, Loader } from '@mantine/core';
import { useEffect, useState } from 'react';
import { callApi } from '../app/apiReader';
import { findView } from '../app/firstView';
import { useHost } from '../app/HostContext';
import { useRoute } from '../app/useRoute';
import { useSites } from '../app/useSites';
import { PanelState } from '../report/PanelState';
import { t } from '../ui/t';
import { StartPage } from './StartPage';

/** Where the app opens: what was imported since it started, else the newest data of the first site, or the start page while there is no site. */
export function HomePage() {
  const host = useHost();
  const sites = useSites();
  const { go } = useRoute();
  const [error, setError] = useState<Error | null>(null);
  const idSite = sites.data?.[0]?.idsite;
  const isEmpty = sites.data?.length === 0;

  useEffect(() => {
    if (idSite === undefined) return;
    let isCurrent = true;
    findView(host, idSite, (parameters) => callApi(host, parameters)).then(
      (selection) => isCurrent && go({ page: 'dashboard', selection }, { replace: true }),
      (reason: Error) => isCurrent && setError(reason),
    );
    return () => {
      isCurrent = false;
    };
  }, [idSite, host, go]);

  if (isEmpty) return <StartPage />;
  return (
    <PanelState answer={{ error: sites.error ?? error, isLoading: false, retry: sites.retry }}>
      <Center h="60vh">
        <Loader type="dots" aria-label={t('panel.loading')} />
      </Center>
    </PanelState>
  );
}
