import { Stack, Switch } from '@mantine/core';
import { useAnswer, useChange } from '@renderer/report/ApiContext';
import { PanelState } from '@renderer/report/PanelState';
import type { ViewProps } from '@renderer/report/views';
import { Panel } from '@renderer/ui/Panel';
import { useState } from 'react';
import { t } from './texts';
import { TitleMapForm } from './TitleMapForm';

/** What a site's pages are called, and whether its hosts stand apart. */
export function PageSettings({ selection }: ViewProps) {
  const idSite = String(selection.idSite);
  const titles = useAnswer<{ value: string }>({ method: 'Actions.getTitleMap', idSite });
  const hosts = useAnswer<{ value: boolean }>({ method: 'Actions.getHostsApart', idSite });
  return (
    <Stack gap="lg">
      <Panel title={t('titles')} description={t('titlesLead')}>
        <PanelState answer={titles}>
          {titles.data && <TitleMapForm key={idSite} idSite={idSite} saved={titles.data.value} />}
        </PanelState>
      </Panel>
      <Panel title={t('hosts')} description={t('hostsLead')}>
        <PanelState answer={hosts}>
          {hosts.data && <HostSwitch key={idSite} idSite={idSite} saved={hosts.data.value} />}
        </PanelState>
      </Panel>
    </Stack>
  );
}

function HostSwitch({ idSite, saved }: { idSite: string; saved: boolean }) {
  const change = useChange();
  const [isApart, setIsApart] = useState(saved);
  const [error, setError] = useState<string | null>(null);
  const set = (chosen: boolean): void => {
    setIsApart(chosen);
    setError(null);
    change({ method: 'Actions.setHostsApart', idSite, isApart: chosen ? '1' : '0' }).catch((reason: Error) => {
      setIsApart(!chosen);
      setError(reason.message);
    });
  };
  return (
    <Switch
      label={t('hostsApart')}
      checked={isApart}
      error={error}
      onChange={({ currentTarget }) => set(currentTarget.checked)}
    />
  );
}
