import { BrowserWindow, nativeTheme } from 'electron';
import { appOrigin } from './appProtocol';
import type { AppPaths } from './paths';

/** The page's own background in both themes, so that no white flash comes before it. */
const backgrounds = { light: '#faf7f2', dark: '#1b1713' } as const;

/** The one window, loading the screens. */
export function openWindow(paths: AppPaths): BrowserWindow {
  const window = new BrowserWindow({
    width: 1320,
    height: 880,
    minWidth: 720,
    minHeight: 480,
    show: false,
    title: 'Heartwood',
    icon: paths.icon,
    backgroundColor: backgrounds[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'],
    webPreferences: {
      preload: paths.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`${appOrigin}/`);
  return window;
}
