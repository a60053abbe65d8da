import { DashboardPage } from '../pages/DashboardPage';
import { HomePage } from '../pages/HomePage';
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
    case 'dashboard':
      return <DashboardPage selection={route.selection} />;
    case 'report':
      return <ReportPage {...route} />;
  }
}
