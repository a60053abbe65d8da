import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openServer, type OpenServer } from '@main/server/openServer';
import type { EngineClient } from '@main/worker/EngineClient';
import { openInProcess } from '../worker/openInProcess';
import { sendTo, type Answer } from './openTestServer';

const log = join(import.meta.dirname, '../cases/visits-come-over-channels/access.log');
const form = { 'content-type': 'application/x-www-form-urlencoded' };

let folder: string;
let engine: EngineClient;
let server: OpenServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heartwood-api-'));
  engine = await openInProcess(join(folder, 'a.sqlite'));
  server = await openServer({ engine, port: 0, rendererFolder: folder, resourcesFolder: folder });
  await post('method=SitesManager.addSite&siteName=Example&urls=https://example.com&timezone=UTC');
  const imported = new Promise<void>((resolve) => {
    engine.on('job', ({ kind, state }) => kind === 'import' && state === 'done' && resolve());
  });
  await engine.call('import.start', { paths: [log], options: { idSite: 1 } });
  await imported;
});
afterAll(async () => {
  await server.close();
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const path = (query: string) => `/index.php?module=API&token_auth=${server.token}&${query}`;
const get = (query: string): Promise<Answer> => sendTo(server.port, `GET ${path(query)}`, { headers: {}, body: '' });
const post = (body: string): Promise<Answer> =>
  sendTo(server.port, 'POST /index.php', { headers: form, body: `module=API&token_auth=${server.token}&${body}` });

const day = 'idSite=1&period=day&date=2025-03-03';
const websites = `method=Referrers.getWebsites&${day}&showColumns=nb_visits&showMetadata=0&hideIdSubDatable=1`;

test.each([
  ['xml', 'text/xml; charset=utf-8', '<nb_visits>2</nb_visits>'],
  ['json', 'application/json; charset=utf-8', '[{"label":"blog.example.org","nb_visits":2,"idsubdatatable":1}]'],
  ['csv', 'text/csv; charset=utf-8', 'label,nb_visits\nblog.example.org,2'],
  ['tsv', 'text/tab-separated-values; charset=utf-8', 'label\tnb_visits\nblog.example.org\t2'],
  ['html', 'text/html; charset=utf-8', '<td>blog.example.org</td>'],
])('%s, by GET and as a form', async (format, type, text) => {
  for (const answer of [await get(`${websites}&format=${format}`), await post(`${websites}&format=${format}`)]) {
    expect([answer.status, answer.headers['content-type']]).toEqual([200, type]);
    expect(answer.body).toContain(text);
    expect(answer.headers['cache-control']).toBe('no-store');
  }
});

test('csv for old programs is UTF-16LE with its mark', async () => {
  const { headers, body } = await get(`${websites}&format=csv&convertToUnicode=1`);
  expect(headers['content-type']).toBe('text/csv; charset=utf-16le');
  expect(body).toContain('l\0a\0b\0e\0l\0,\0');
});

test('an answer is never a script', async () => {
  const { body } = await get(`method=VisitsSummary.getVisits&${day}&format=json&callback=alert&jsonp=alert`);
  expect(body).toBe('{"value":7}');
});

/** Sent as they are: not even the encoding is right everywhere. */
const hostile = [
  ...[
    '%',
    '%zz',
    '%ff%fe',
    '%00',
    '%0d%0aX-Injected:1',
    '%F0%9F%98%80',
    '__proto__',
    'constructor',
    '-1',
    '9e999',
    ',',
  ],
  ...["'", '%3Cscript%3E', '../../etc/passwd', '%5B', '(a%2B)%2B%24', '==', 'last0', 'a'.repeat(8000)],
];
const names = [
  'method',
  'idSite',
  'period',
  'date',
  'segment',
  'format',
  'filter_limit',
  'filter_pattern',
  'label',
  'pivotBy',
];

test.each(names)('hostile values of %s are refused or answered, nothing breaks', async (name) => {
  for (const value of hostile) {
    const query = new Map([...websites.split('&').map((part) => part.split('=') as [string, string]), [name, value]]);
    const { status, headers, body } = await get([...query].map((part) => part.join('=')).join('&'));
    expect([200, 400, 404], `${name}=${value}: ${body}`).toContain(status);
    expect(body).not.toMatch(/went wrong|\.ts:\d|\bat Object\./);
    expect([headers['x-injected'], headers['x-content-type-options']]).toEqual([undefined, 'nosniff']);
  }
});
