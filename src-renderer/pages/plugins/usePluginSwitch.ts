import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi } from '../../app/apiReader';
import { useHost } from '../../app/HostContext';

/** Switches plugins on and off; what speaks against it is a sentence. */
export function usePluginSwitch() {
  const host = useHost();
  const client = useQueryClient();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const change = async (method: string, pluginName: string): Promise<void> => {
    setIsBusy(true);
    setError(null);
    try {
      await callApi(host, { method: `CorePluginsAdmin.${method}`, pluginName });
    } catch (reason) {
      setError(reason instanceof Error ? reason.message : String(reason));
    } finally {
      // Menus and reports are others now.
      await client.invalidateQueries();
      setIsBusy(false);
    }
  };

  const activate = async (name: string): Promise<void> => {
    await change('activatePlugin', name);
    // Its records are due over the whole history.
    await host.call('archive.start', {}).catch(() => undefined);
  };
  const deactivate = (name: string): Promise<void> => change('deactivatePlugin', name);
  return { activate, deactivate, isBusy, error };
}
