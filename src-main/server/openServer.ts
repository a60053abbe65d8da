import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '@shared/errors';
import type { EngineClient } from '../worker/EngineClient';
import { Access } from './Access';
import { readBody, securityHeaders, sendAnswer, sendError, sendJson, sendText, toUrl } from './answer';
import { EventStream } from './EventStream';
import { serveHttpApi } from './httpApi';
import { serveFile } from './serveFile';
import { Spool } from './Spool';

export interface ServerOptions {
  engine: EngineClient;
  /** 0 = any free one. */
  port: number;
  /** The built screens. */
  rendererFolder: string;
  /** Flags and logos, served below /resources/. */
  resourcesFolder: string;
}

export interface OpenServer {
  port: number;
  token: string;
  /** With the access token: for the user's browser. */
  address: string;
  close(): Promise<void>;
}

interface Host extends ServerOptions {
  access: Access;
  events: EventStream;
  spool: Spool;
}

/** Serves the app and the HTTP Reporting API on this machine's loopback address, to whoever has the token. */
export async function openServer(options: ServerOptions): Promise<OpenServer> {
  const server = createServer();
  const port = () => (server.address() as AddressInfo).port;
  const host: Host = {
    ...options,
    access: new Access(port),
    events: new EventStream(options.engine),
    spool: new Spool(options.engine),
  };
  server.on('request', (request, response) => {
    serve(host, request, response).catch((error: unknown) => sendError(response, error));
  });
  await listen(server, options.port);
  return {
    port: port(),
    token: host.access.token,
    address: `http://127.0.0.1:${port()}/?token=${host.access.token}`,
    close: async () => {
      host.events.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await host.spool.close();
    },
  };
}

async function serve(host: Host, request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
  if (!host.access.isOwnHost(request)) {
    sendText(response, 403, 'This address is not served here.');
    return;
  }
  const url = toUrl(request);
  const isApi = url.pathname === '/index.php' || (url.pathname === '/' && url.searchParams.has('module'));
  if (isApi) return serveHttpApi(host, request, response);
  if (url.pathname === '/' && host.access.isToken(url.searchParams.get('token'))) {
    response.setHeader('Set-Cookie', host.access.cookie);
    response.writeHead(303, { Location: '/', 'Cache-Control': 'no-store' }).end();
    return;
  }
  if (!host.access.hasBearer(request) && !host.access.hasCookie(request)) {
    sendText(response, 401, 'Heartwood opens with the whole address that it printed when it started, token included.');
    return;
  }
  await serveAllowed(host, url, { request, response });
}

async function serveAllowed(
  host: Host,
  url: URL,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
): Promise<void> {
  const route = `${request.method} ${url.pathname}`;
  if (route === 'GET /door/events') host.events.add(response);
  else if (route === 'POST /upload') sendJson(response, 200, await host.spool.take(request, url));
  else if (route === 'POST /preview') sendJson(response, 200, await host.spool.preview(request, url));
  else if (route.startsWith('POST /door/')) sendJson(response, 200, await callEngine(host, url, request));
  else if (request.method === 'GET' || request.method === 'HEAD') await servePage(host, url, response);
  else sendText(response, 405, 'Not served here.');
}

async function callEngine({ engine }: Host, url: URL, request: IncomingMessage): Promise<unknown> {
  // A page of another origin can't send this type without being asked first, which is never answered.
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
    throw new AppError('usage', { message: 'The request must be application/json.' });
  }
  const text = await readBody(request);
  return engine.handle(decodeURIComponent(url.pathname.slice('/door/'.length)), parseJson(text));
}

async function servePage({ rendererFolder, resourcesFolder }: Host, url: URL, response: ServerResponse): Promise<void> {
  const path = decodePath(url.pathname);
  const answer = path === null ? null : await serveFile(...toFile(path, { rendererFolder, resourcesFolder }));
  if (answer) sendAnswer(response, answer);
  else sendText(response, 404, 'There is no such file.');
}

/** The folder that a path is served from, and the file in it. */
function toFile(
  path: string,
  { rendererFolder, resourcesFolder }: Pick<ServerOptions, 'rendererFolder' | 'resourcesFolder'>,
): [folder: string, file: string] {
  const inResources = /^\/resources\/((?:flags|logos)\/.+)$/.exec(path)?.[1];
  if (inResources !== undefined) return [resourcesFolder, inResources];
  // The screens' own addresses have no ending: they are all one page.
  return [rendererFolder, /\.\w+$/.test(path) ? path : 'index.html'];
}

function decodePath(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

function parseJson(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    throw new AppError('usage', { message: 'The request is not JSON.' });
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const message = error.code === 'EADDRINUSE' ? `The port ${port} is in use.` : error.message;
      reject(new AppError('usage', { message }));
    });
    server.listen({ host: '127.0.0.1', port }, resolve);
  });
}
