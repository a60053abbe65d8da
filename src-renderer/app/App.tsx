import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { Notifications } from '@mantine/notifications';
import type { Bridge } from '@shared/ipc/contract';
import { QueryClientProvider } from '@tanstack/react-query';
import 'dayjs/locale/de';
import 'dayjs/locale/es';
import 'dayjs/locale/fr';
import { useState } from 'react';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { ApiContext } from '../report/ApiContext';
import { cssVariablesResolver, theme } from '../theme/theme';
import { newApiReader, newQueryClient } from './apiReader';
import { HostContext } from './HostContext';
import { LanguageContext, useLanguageChoice } from './language';
import { Pages } from './Pages';
import { PluginScreens } from './PluginScreens';
import { Shell } from './shell/Shell';

/** The whole screen, on the bridge of whichever host shows it. */
export function App({ host }: { host: Bridge }) {
  const [client] = useState(newQueryClient);
  const language = useLanguageChoice();
  const [reader] = useState(() => newApiReader(host));
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
      <DatesProvider settings={{ firstDayOfWeek: 1, locale: language.language }}>
        <QueryClientProvider client={client}>
          <HostContext.Provider value={host}>
            <ApiContext.Provider value={reader}>
              <Router hook={useHashLocation}>
                <Notifications position="top-right" />
                <LanguageContext.Provider value={language}>
                  <PluginScreens>
                    <Shell key={language.language}>
                      <Pages />
                    </Shell>
                  </PluginScreens>
                </LanguageContext.Provider>
              </Router>
            </ApiContext.Provider>
          </HostContext.Provider>
        </QueryClientProvider>
      </DatesProvider>
    </MantineProvider>
  );
}
