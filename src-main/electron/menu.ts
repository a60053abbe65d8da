import { Menu, app, shell } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import type { EventValue } from '@shared/ipc/contract';

export interface MenuActions {
  openLogs(what: 'openFile' | 'openDirectory'): void;
  show(what: EventValue<'open'>['what']): void;
  databaseFolder: string;
}

export function setMenu(actions: MenuActions): void {
  const isMac = process.platform === 'darwin';
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    fileMenu(actions, isMac),
    { role: 'editMenu' },
    viewMenu(actions),
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        { label: 'Show the Database', click: () => void shell.openPath(actions.databaseFolder) },
        { role: 'about', label: 'About Heartwood' },
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function fileMenu(actions: MenuActions, isMac: boolean): MenuItemConstructorOptions {
  return {
    label: '&File',
    submenu: [
      { label: 'Open Log…', accelerator: 'CmdOrCtrl+O', click: () => actions.openLogs('openFile') },
      {
        label: 'Open Folder of Logs…',
        accelerator: 'CmdOrCtrl+Shift+O',
        click: () => actions.openLogs('openDirectory'),
      },
      { label: 'Import…', accelerator: 'CmdOrCtrl+I', click: () => actions.show('import') },
      { type: 'separator' },
      { role: isMac ? 'close' : 'quit' },
    ],
  };
}

function viewMenu(actions: MenuActions): MenuItemConstructorOptions {
  return {
    label: '&View',
    submenu: [
      { label: 'Dashboard', accelerator: 'CmdOrCtrl+D', click: () => actions.show('dashboard') },
      { label: 'Imports', click: () => actions.show('imports') },
      { label: 'Data Quality', click: () => actions.show('quality') },
      { label: 'Plugins', click: () => actions.show('plugins') },
      { type: 'separator' },
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
      ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } satisfies MenuItemConstructorOptions]),
    ],
  };
}
