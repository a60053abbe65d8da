import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '@shared/errors';
import { openTestServer, type TestServer } from './openTestServer';

let server: TestServer;
let asked: { name: string; input: unknown }[] = [];
beforeAll(async () => {
  server = await openTestServer((name, input) => {
    asked.push({ name, input });
    if (name === 'setting.get') throw new AppError('setting.unknown', { key: 'x', known: 'y' });
    if (name === 'api.text') return { body: '<result />', contentType: 'text/xml; charset=utf-8', status: 404 };
    return { job: 'j1' };
  });
});
beforeEach(() => (asked = []));
afterAll(() => server.close());

const json = { 'content-type': 'application/json' };

describe('pages', () => {
  test.each([
    ['GET /', '<title>Heartwood</title>', 'text/html; charset=utf-8'],
    ['GET /report/Actions', '<title>Heartwood</title>', 'text/html; charset=utf-8'],
    ['GET /assets/app.js', 'screens', 'text/javascript; charset=utf-8'],
    ['GET /resources/flags/de.svg', '<svg/>', 'image/svg+xml'],
  ])('%s', async (line, body, type) => {
    const answer = await server.sendAsPage(line);
    expect([answer.status, answer.body, answer.headers['content-type']]).toEqual([200, body, type]);
  });

  test.each([
    'GET /../secret.json',
    'GET /assets/../../secret.json',
    'GET /%2e%2e/secret.json',
    'GET /..%2fsecret.json',
    'GET /assets/..%5c..%5csecret.json',
    'GET /resources/flags/../../secret.json',
    'GET /resources/flags/%2e%2e/%2e%2e/secret.json',
    'GET /resources/flags/..%2f..%2fsecret.json',
    'GET /resources/sample/access.json',
    'GET /link.json',
    'GET /%00.json',
    'GET /%ff.json',
    'GET //secret.json',
    'GET /missing.js',
  ])('%s leads nowhere', async (line) => {
    try {
      symlinkSync(join(server.folder, 'secret.json'), join(server.folder, 'renderer/link.json'));
    } catch {
      // There since the first run.
    }
    const { status, body } = await server.sendAsPage(line);
    expect(status).toBe(404);
    expect(body).not.toMatch(/secret|not to be served/);
  });

  test('other methods are refused', async () => {
    expect((await server.sendAsPage('DELETE /')).status).toBe(405);
  });
});

describe('the door', () => {
  test('passes a call on and its answer back', async () => {
    const { status, body } = await server.sendAsPage('POST /door/import.start', json, '{"paths":["a.log"]}');
    expect([status, JSON.parse(body)]).toEqual([200, { job: 'j1' }]);
    expect(asked).toEqual([{ name: 'import.start', input: { paths: ['a.log'], options: {} } }]);
  });

  test.each([
    ['POST /door/import.start', '{"paths":[]}'],
    ['POST /door/import.start', 'not JSON'],
    ['POST /door/nonsense', '{}'],
    ['POST /door/constructor', '{}'],
  ])('%s with %s is refused', async (line, body) => {
    const answer = await server.sendAsPage(line, json, body);
    expect([answer.status, JSON.parse(answer.body).error.code]).toEqual([400, 'usage']);
    expect(asked).toEqual([]);
  });

  test('takes nothing but JSON, which a foreign form cannot send', async () => {
    const answer = await server.sendAsPage('POST /door/job.list', { 'content-type': 'text/plain' }, '{}');
    expect(answer.status).toBe(400);
  });

  test('an error comes as code, parameters and sentence', async () => {
    const { status, body } = await server.sendAsPage('POST /door/setting.get', json, '{"key":"x"}');
    expect([status, JSON.parse(body)]).toEqual([
      400,
      {
        result: 'error',
        error: { code: 'setting.unknown', params: { key: 'x', known: 'y' } },
        message: 'There is no setting named x. Known settings: y.',
      },
    ]);
  });

  test('a body larger than any honest one is refused', async () => {
    const { status } = await server.sendAsPage('POST /door/job.list', json, ' '.repeat(5 * 1024 * 1024));
    expect(status).toBe(413);
  });
});

describe('the HTTP Reporting API', () => {
  test('passes parameters on, without the token, and the answer back as it is', async () => {
    const path = `/index.php?module=API&method=Actions.get&idSite=1&urls[]=a&urls[]=b&token_auth=${server.token}`;
    const { status, headers, body } = await server.send(`GET ${path}`);
    expect([status, headers['content-type'], body]).toEqual([404, 'text/xml; charset=utf-8', '<result />']);
    expect(asked).toEqual([
      {
        name: 'api.text',
        input: { parameters: { method: 'Actions.get', idSite: '1', 'urls[0]': 'a', 'urls[1]': 'b' } },
      },
    ]);
  });

  const form = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
  const path = () => `/index.php?module=API&token_auth=${server.token}`;

  test.each([
    ['GET', {}, 404],
    ['HEAD', {}, 404],
    ['POST', form, 404],
    ['POST', {}, 404],
    ['POST', { 'content-type': 'application/json' }, 415],
    ['POST', { 'content-type': 'multipart/form-data; boundary=x' }, 415],
    ['PUT', form, 405],
    ['DELETE', {}, 405],
    ['OPTIONS', { origin: 'http://a.example', 'access-control-request-method': 'POST' }, 405],
  ])('%s with %o', async (method, headers, status) => {
    const answer = await server.send(`${method} ${path()}`, headers);
    expect(answer.status).toBe(status);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.body === '').toBe(method === 'HEAD');
  });

  test('a posted form may be long, but not without end; what it says goes before the address', async () => {
    const long = `method=Posted.it&segment=${'a'.repeat(3 * 1024 * 1024)}`;
    expect((await server.send(`POST ${path()}&method=Asked.it`, form, long)).status).toBe(404);
    expect(asked).toMatchObject([{ name: 'api.text', input: { parameters: { method: 'Posted.it' } } }]);
    const { status, body } = await server.send(`POST ${path()}`, form, long + long);
    expect([status, JSON.parse(body)]).toMatchObject([
      413,
      { result: 'error', message: 'A request may have at most 4 MB.' },
    ]);
  });

  test('without the token: said in one answer, whatever was sent', async () => {
    for (const line of ['GET /index.php?module=API', 'POST /index.php', 'GET /index.php?module=API&token_auth=x']) {
      const { status, body } = await server.send(line, form);
      expect([status, JSON.parse(body).result]).toEqual([401, 'error']);
    }
  });

  test('nobody is served under another name than its own', async () => {
    const { status } = await server.send(`GET ${path()}`, { host: `rebound.example:${server.port}` });
    expect([status, asked]).toEqual([403, []]);
  });

  test('the page of Matomo may be left out', async () => {
    const { body } = await server.send(`GET ${path().replace('index.php', '')}&method=Actions.get`);
    expect([body, asked]).toMatchObject(['<result />', [{ name: 'api.text' }]]);
  });

  test('serves no other module', async () => {
    const { status } = await server.send(`GET /index.php?module=CoreHome&token_auth=${server.token}`);
    expect([status, asked]).toEqual([404, []]);
  });
});
