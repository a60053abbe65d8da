import { DashboardPage } from '../pages/DashboardPage';
import { DataPage } from '../pages/DataPage';
import { HomePage } from '../pages/HomePage';
import { ImportDetailsPage } from '../pages/ImportDetailsPage';
import { ImportPage } from '../pages/ImportPage';
import { ImportsPage } from '../pages/ImportsPage';
import { PluginsPage } from '../pages/PluginsPage';
import { QualityPage } from '../pages/QualityPage';
import { ReportPage } from '../pages/ReportPage';
import { StartPage } from '../pages/StartPage';
import { useRoute } from './useRoute';

/** The page that the address names. */
export function Pages() {
  const { route } = useRoute();
  switch (route.page) {
    case 'home':
      return <HomePage />;
    case 'start':
      return <StartPage />;
    case 'import':
      return <ImportPage />;
    case 'data':
      return <DataPage />;
    case 'imports':
      return route.idImport === null ? <ImportsPage /> : <ImportDetailsPage idImport={route.idImport} />;
    case 'plugins':
      return <PluginsPage />;
    case 'quality':
      return <QualityPage selection={route.selection} />;
    case 'dashboard':
      return <DashboardPage selection={route.selection} />;
    case 'report':
      return <ReportPage {...route} />;
  }
}
