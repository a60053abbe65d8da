import '@fontsource-variable/inter/opsz.css';
import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/dropzone/styles.css';
import '@mantine/charts/styles.css';
import '@mantine/spotlight/styles.css';
import '@mantine/notifications/styles.css';
import '../theme/global.css';
import { createRoot } from 'react-dom/client';
import { setLanguage } from '../ui/t';
import { App } from './App';
import { findBridge } from './bridge/findBridge';

setLanguage(navigator.language);
document.documentElement.lang = 'en';
const root = document.getElementById('root');
if (root) createRoot(root).render(<App host={findBridge()} />);
