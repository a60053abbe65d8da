import { useMemo, type ReactNode } from 'react';
import { pluginViews } from '../plugins';
import { ViewContext, type ViewContextValue } from '../report/views';
import { useRoute } from './useRoute';

/** Gives screens what plugins bring to them, and the plugins' views their ways through the app. */
export function PluginScreens({ children }: { children: ReactNode }) {
  const { go } = useRoute();
  const value = useMemo<ViewContextValue>(
    () => ({
      views: pluginViews,
      navigation: {
        openDashboard: (selection) => go({ page: 'dashboard', selection }),
        openPage: (selection, page) => go({ page: 'report', selection, ...page }),
      },
    }),
    [go],
  );
  return <ViewContext.Provider value={value}>{children}</ViewContext.Provider>;
}
