import { dirname } from 'node:path';
import { BrowserWindow, app, dialog } from 'electron';
import { AppError } from '@shared/errors';
import type { EngineClient } from '../worker/EngineClient';
import { registerAppScheme, serveAppProtocol } from './appProtocol';
import { denyPermissions, guardContents } from './guards';
import { connectIpc, pickLogs } from './ipc';
import { setMenu } from './menu';
import { OpenFiles, readFileArguments } from './openFiles';
import type { Forwarded } from './openFiles';
import { toAppPaths } from './paths';
import type { AppPaths } from './paths';
import { openWindow } from './window';

/** Runs the app: one instance, one engine, one window. `openEngine` starts the engine's threads. */
export function runApp(root: URL, openEngine: (paths: AppPaths) => Promise<EngineClient>): void {
  const forwarded: Forwarded = { files: readFileArguments(process.argv, process.cwd()) };
  if (!app.requestSingleInstanceLock({ ...forwarded })) {
    app.quit();
    return;
  }
  const paths = toAppPaths(root);
  const files = new OpenFiles(forwarded.files);
  registerAppScheme();
  guardContents();
  app
    .whenReady()
    .then(() => openEngine(paths))
    .then((engine) => start(paths, engine, files))
    .catch((error: unknown) => {
      dialog.showErrorBox('Heartwood cannot start', error instanceof Error ? error.message : String(error));
      app.exit(1);
    });
}

function start(paths: AppPaths, engine: EngineClient, files: OpenFiles): void {
  const currentWindow = () => BrowserWindow.getAllWindows()[0] ?? null;
  denyPermissions();
  serveAppProtocol(paths);
  connectIpc(engine, currentWindow);
  setMenu({
    openLogs: (what) => void pickLogs(currentWindow(), what).then((chosen) => importLogs(engine, chosen)),
    show: (what) => engine.emit({ name: 'open', value: { what } }),
    databaseFolder: dirname(paths.database),
  });
  openWindow(paths);
  files.listen((chosen) => {
    (currentWindow() ?? openWindow(paths)).focus();
    void importLogs(engine, chosen);
  });
  app.on('second-instance', () => (currentWindow() ?? openWindow(paths)).focus());
  app.on('activate', () => void (currentWindow() ?? openWindow(paths)));
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  closeBeforeQuit(engine);
}

async function importLogs(engine: EngineClient, paths: string[]): Promise<void> {
  if (paths.length === 0) return;
  try {
    await engine.call('import.start', { paths, options: { addSitesNewHosts: true } });
    engine.emit({ name: 'open', value: { what: 'start' } });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    dialog.showErrorBox('The log cannot be opened', error.message);
  }
}

/** Quitting waits until the database is closed. */
function closeBeforeQuit(engine: EngineClient): void {
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void engine.close().finally(() => {
      isClosed = true;
      app.quit();
    });
  });
}
