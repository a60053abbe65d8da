import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import { protocol } from 'electron';
import type { AppPaths } from './paths';

/** The address of the screens. A scheme of our own, so that the page has an origin that no web page shares. */
export const appOrigin = 'app://heartwood';

/**
 * Only the app's own files may run or be shown; nothing may be sent anywhere. Inline styles are the UI kit's, which
 * sets positions and sizes on elements.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

export function serveAppProtocol(paths: AppPaths): void {
  protocol.handle('app', (request) => answer(request, paths));
}

async function answer(request: Request, paths: AppPaths): Promise<Response> {
  const file = request.method === 'GET' ? toFile(request.url, paths) : null;
  const contentType = file === null ? undefined : contentTypes[extname(file).toLowerCase()];
  if (file === null || contentType === undefined) return respond(404, 'text/plain', 'There is no such file.');
  try {
    return respond(200, contentType, await readFile(file));
  } catch {
    return respond(404, 'text/plain', 'There is no such file.');
  }
}

/** The file that an address stands for; null when it is not ours or leads out of its folder. */
export function toFile(address: string, paths: Pick<AppPaths, 'renderer' | 'resources'>): string | null {
  const url = new URL(address);
  const path = decodePath(url.pathname);
  if (url.host !== 'heartwood' || path === null) return null;
  const inResources = /^\/resources\/((?:flags|logos)\/.+)$/.exec(path)?.[1];
  if (inResources !== undefined) return inFolder(paths.resources, inResources);
  // Addresses without an ending are the screens' own: they are all one page.
  return inFolder(paths.renderer, /\.\w+$/.test(path) ? path.slice(1) : 'index.html');
}

function inFolder(folder: string, path: string): string | null {
  const file = resolve(folder, path);
  return file.startsWith(folder + sep) ? file : null;
}

function decodePath(path: string): string | null {
  try {
    const decoded = decodeURIComponent(path);
    return /[\0\\]/.test(decoded) || decoded.split('/').includes('..') ? null : decoded;
  } catch {
    return null;
  }
}

function respond(status: number, contentType: string, body: string | Uint8Array<ArrayBuffer>): Response {
  return new Response(body, {
    status,
    headers: {
      'Content-Type': contentType,
      'Content-Security-Policy': contentSecurityPolicy,
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Opener-Policy': 'same-origin',
    },
  });
}
