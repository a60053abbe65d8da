import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseQuery } from '@shared/ipc/parseQuery';
import type { EngineClient } from '../worker/EngineClient';
import type { Access } from './Access';
import { readBody, sendAnswer, sendJson, toUrl } from './answer';
import { encodeBody } from './encodeBody';

const methods: readonly string[] = ['GET', 'HEAD', 'POST'];

/**
 * The HTTP Reporting API: `/index.php?module=API&method=…`, or `/?module=API&method=…`, by GET or as a posted form, with the token as
 * `token_auth`, as a Bearer header or as the page's cookie. Errors of the API come in the asked format, with the number that says whose fault they are.
 */
export async function serveHttpApi(
  { engine, access }: { engine: EngineClient; access: Access },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = toUrl(request);
  const { method = 'GET' } = request;
  if (!methods.includes(method)) {
    response.setHeader('Allow', methods.join(', '));
    refuse(response, 405, `The Reporting API answers to ${methods.join(', ')}, not to ${method}.`);
    return;
  }
  if (method === 'POST' && !isForm(request)) {
    refuse(response, 415, 'Post parameters as application/x-www-form-urlencoded.');
    return;
  }
  const form = method === 'POST' ? await readBody(request) : '';
  const parameters: Record<string, string> = { ...parseQuery(url.search), ...parseQuery(form) };
  const { token_auth: token, module, ...rest } = parameters;
  if (!access.isToken(token) && !access.hasBearer(request) && !access.hasCookie(request)) {
    refuse(response, 401, 'The parameter token_auth is missing or wrong.');
    return;
  }
  if (module !== 'API') {
    refuse(response, 404, 'Only module=API is served here.');
    return;
  }
  const { body, contentType, status } = await engine.call('api.text', { parameters: rest });
  sendAnswer(response, { status, contentType, body: encodeBody(body, contentType) });
}

/** No type at all is what small programs send. */
function isForm({ headers }: IncomingMessage): boolean {
  return /^(application\/x-www-form-urlencoded\b|$)/i.test(headers['content-type'] ?? '');
}

function refuse(response: ServerResponse, status: number, message: string): void {
  // A body that was not read would be taken for the connection's next request.
  if (!response.req.complete) response.setHeader('Connection', 'close');
  sendJson(response, status, { result: 'error', message });
}
