import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseQuery } from '@shared/ipc/parseQuery';
import type { EngineClient } from '../worker/EngineClient';
import type { Access } from './Access';
import { readBody, sendAnswer, sendJson, toUrl } from './answer';
import { encodeBody } from './encodeBody';

/**
 * The HTTP Reporting API: `/index.php?module=API&method=…`, by GET or as a posted form, with the token as
 * `token_auth`, as a Bearer header or as the page's cookie. Errors of the API come in the asked format, with the number that says whose fault they are.
 */
export async function serveHttpApi(
  { engine, access }: { engine: EngineClient; access: Access },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = toUrl(request);
  const form = request.method === 'POST' ? await readBody(request) : '';
  const parameters: Record<string, string> = { ...parseQuery(url.search), ...parseQuery(form) };
  const { token_auth: token, module, ...rest } = parameters;
  if (!access.isToken(token) && !access.hasBearer(request) && !access.hasCookie(request)) {
    sendJson(response, 401, { result: 'error', message: 'The parameter token_auth is missing or wrong.' });
    return;
  }
  if (module !== 'API') {
    sendJson(response, 404, { result: 'error', message: 'Only module=API is served here.' });
    return;
  }
  const { body, contentType, status } = await engine.call('api.text', { parameters: rest });
  sendAnswer(response, { status, contentType, body: encodeBody(body, contentType) });
}
