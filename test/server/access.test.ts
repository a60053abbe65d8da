import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestServer, type TestServer } from './openTestServer';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer((name) =>
    name === 'api.text' ? { body: 'ok', contentType: 'text/plain', status: 200 } : { name },
  );
});
afterAll(() => server.close());

const json = { 'content-type': 'application/json' };

describe('access to the server', () => {
  test('listens on the loopback address only and prints an address that ends with its token', () => {
    expect(server.address).toBe(`http://127.0.0.1:${server.port}/?token=${server.token}`);
    expect(server.token).toMatch(/^[\w-]{32}$/);
  });

  test('the token in the address becomes a cookie that scripts and other sites do not get', async () => {
    const { status, headers } = await server.send(`GET /?token=${server.token}`);
    expect([status, headers.location]).toEqual([303, '/']);
    expect(headers['set-cookie']).toEqual([
      `heartwood-${server.port}=${server.token}; HttpOnly; SameSite=Strict; Path=/`,
    ]);
  });

  test.each([
    'GET /',
    'GET /?token=wrong',
    'GET /?token=',
    'GET /assets/app.js',
    'GET /resources/flags/de.svg',
    'GET /door/events',
    'POST /door/job.list',
    'POST /upload?name=a.log',
    'GET /index.php?module=API&method=API.getHeartwoodVersion',
    'GET /index.php?module=API&token_auth=wrong',
  ])('%s is refused without the token', async (line) => {
    expect((await server.send(line, json, '{}')).status).toBe(401);
  });

  test('the cookie of another port, or a wrong one, opens nothing', async () => {
    const cookies = [`heartwood-1=${server.token}`, `heartwood-${server.port}=${server.token}x`, `x${server.token}`];
    for (const cookie of cookies) expect((await server.send('GET /', { cookie })).status).toBe(401);
  });

  test('a request for another host name is refused, token or not', async () => {
    for (const host of ['evil.example', `evil.example:${server.port}`, '127.0.0.1', `127.0.0.1:${server.port + 1}`]) {
      expect((await server.sendAsPage('GET /', { host })).status).toBe(403);
    }
    expect((await server.sendAsPage('GET /', { host: `localhost:${server.port}` })).status).toBe(200);
  });

  test('another page on this machine cannot use the cookie', async () => {
    for (const header of [{ 'sec-fetch-site': 'same-site' }, { 'sec-fetch-site': 'cross-site' }]) {
      expect((await server.sendAsPage('POST /door/job.list', { ...json, ...header }, '{}')).status).toBe(401);
      expect((await server.sendAsPage('GET /index.php?module=API&method=X', header)).status).toBe(401);
    }
    const origin = { origin: 'http://localhost:1' };
    expect((await server.sendAsPage('POST /door/job.list', { ...json, ...origin }, '{}')).status).toBe(401);
    const own = { origin: `http://127.0.0.1:${server.port}` };
    expect((await server.sendAsPage('POST /door/job.list', { ...json, ...own }, '{}')).status).toBe(200);
  });

  test('programs bring the token as header or parameter', async () => {
    const authorization = `Bearer ${server.token}`;
    expect((await server.send('POST /door/job.list', { ...json, authorization }, '{}')).status).toBe(200);
    expect((await server.send('GET /index.php?module=API', { authorization })).body).toBe('ok');
    expect((await server.send(`GET /index.php?module=API&token_auth=${server.token}`)).body).toBe('ok');
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await server.send('POST /index.php', form, `module=API&token_auth=${server.token}`)).body).toBe('ok');
  });

  test('every answer forbids loading from, framing by and sending to anywhere else', async () => {
    for (const { headers } of [await server.send('GET /'), await server.sendAsPage('GET /')]) {
      const policy = headers['content-security-policy'] ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['access-control-allow-origin']).toBeUndefined();
    }
  });
});
