import { dialog, ipcMain } from 'electron';
import type { BrowserWindow, IpcMainInvokeEvent } from 'electron';
import { AppError, toErrorValue } from '@shared/errors';
import { events } from '@shared/ipc/contract';
import type { EventName } from '@shared/ipc/contract';
import type { EngineClient } from '../worker/EngineClient';
import { channels } from './channels';
import { isAppAddress } from './guards';

/** Carries the contract's calls from the window to the engine and its events back. */
export function connectIpc(engine: EngineClient, window: () => BrowserWindow | null): void {
  ipcMain.handle(channels.call, async (event, name: unknown, input: unknown) => {
    try {
      checkSender(event);
      return { value: await engine.handle(String(name), input) };
    } catch (error) {
      return { error: toErrorValue(error) };
    }
  });
  ipcMain.handle(channels.pickFiles, async (event) => {
    checkSender(event);
    return pickLogs(window());
  });
  for (const name of Object.keys(events) as EventName[]) {
    engine.on(name, (value) => window()?.webContents.send(channels.event, name, value));
  }
}

/** Only the window's own page may call: no frame inside it, no page it was lured to. */
function checkSender({ senderFrame }: IpcMainInvokeEvent): void {
  if (senderFrame && senderFrame.parent === null && isAppAddress(senderFrame.url)) return;
  throw new AppError('usage', { message: 'This page may not call Heartwood.' });
}

/** The system's open dialog. Returns the paths chosen, none when it was closed. */
export async function pickLogs(
  window: BrowserWindow | null,
  what: 'openFile' | 'openDirectory' = 'openFile',
): Promise<string[]> {
  const options: Electron.OpenDialogOptions = { title: 'Open log files', properties: [what, 'multiSelections'] };
  const answer = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
  return answer.filePaths;
}
