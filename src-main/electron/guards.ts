import { app, session, shell } from 'electron';
import type { WebContents } from 'electron';
import { appOrigin } from './appProtocol';

/** Whether an address is a page of the app. */
export function isAppAddress(address: string): boolean {
  return address === appOrigin || address.startsWith(`${appOrigin}/`);
}

/** Addresses that may be handed to the system's browser: what a log can name, without schemes that start programs. */
export function isWebAddress(address: string): boolean {
  return URL.canParse(address) && ['https:', 'http:'].includes(new URL(address).protocol);
}

/** Keeps every page, whatever it shows, inside the app and without rights. */
export function guardContents(): void {
  app.on('web-contents-created', (_event, contents) => guard(contents));
}

function guard(contents: WebContents): void {
  contents.on('will-navigate', (details) => {
    if (!isAppAddress(details.url)) details.preventDefault();
  });
  contents.on('will-frame-navigate', (details) => {
    if (!isAppAddress(details.url)) details.preventDefault();
  });
  contents.on('will-redirect', (details) => details.preventDefault());
  contents.on('will-attach-webview', (details) => details.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    // The screen asks before it opens an address that comes from a log; here it only leaves for the browser.
    if (isWebAddress(url)) void shell.openExternal(url);
    return { action: 'deny' };
  });
}

/** Camera, place, notifications … : a report needs none. Writing the clipboard is how a table is copied. */
const granted: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** Refuses what pages may ask the system for. */
export function denyPermissions(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, permission, decide) => decide(granted.has(permission)));
  defaultSession.setPermissionCheckHandler((_contents, permission) => granted.has(permission));
  defaultSession.setDevicePermissionHandler(() => false);
}
