import '@fontsource-variable/inter/opsz.css';
import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/dropzone/styles.css';
import '@mantine/charts/styles.css';
import '@mantine/spotlight/styles.css';
import '@mantine/notifications/styles.css';
import '../theme/global.css';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { findBridge } from './bridge/findBridge';

const root = document.getElementById('root');
if (root) createRoot(root).render(<App host={findBridge()} />);
