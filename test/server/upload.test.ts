import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newJob } from '../worker/openStandIn';
import { openTestServer, type TestServer } from './openTestServer';

interface Started {
  paths: string[];
  options: Record<string, unknown>;
}

let server: TestServer;
let started: Started[];
beforeEach(async () => {
  started = [];
  server = await openTestServer((_name, input) => {
    started.push(input as Started);
    return { job: `j${started.length}` };
  });
});
afterEach(() => server.close());

test('a dropped file is imported from the spool and removed when its import has ended', async () => {
  const { status, body } = await server.sendAsPage('POST /upload?name=shop.example.log', {}, 'line one\n');
  expect([status, JSON.parse(body)]).toEqual([200, { job: 'j1' }]);
  const [{ paths, options }] = started as [Started];
  const [path] = paths as [string];
  expect([paths.length, basename(path), options]).toEqual([1, 'shop.example.log', { addSitesNewHosts: true }]);
  expect(readFileSync(path, 'utf8')).toBe('line one\n');
  server.thread.say({ kind: 'event', event: { name: 'job', value: newJob('j1', 'running') } });
  expect(existsSync(path)).toBe(true);
  server.thread.say({ kind: 'event', event: { name: 'job', value: newJob('j1', 'done') } });
  await expect.poll(() => existsSync(dirname(path))).toBe(false);
});

test('the files of one drop are one import', async () => {
  const first = await server.sendAsPage('POST /upload?name=a.log&batch=drop1&more=1', {}, 'a');
  expect(JSON.parse(first.body)).toEqual({ job: null });
  expect(started).toEqual([]);
  await server.sendAsPage('POST /upload?name=a.log&batch=drop1&options=%7B%22enableBots%22%3Atrue%7D', {}, 'b');
  const [{ paths, options }] = started as [Started];
  expect(paths.map((path) => readFileSync(path, 'utf8'))).toEqual(['a', 'b']);
  expect(options).toEqual({ addSitesNewHosts: true, enableBots: true });
});

test.each([
  ['..%2F..%2Fetc%2Fpasswd', 'passwd'],
  ['..', 'access.log'],
  ['C%3A%5Clogs%5Ca.log', 'a.log'],
  ['a%00%0Ab.log', 'a__b.log'],
  ['.hidden', 'hidden'],
  ['', 'access.log'],
])('a file named %s lies in the spool as %s', async (name, expected) => {
  await server.sendAsPage(`POST /upload?name=${name}`, {}, 'x');
  const path = started[0]?.paths[0] ?? '';
  expect(basename(path)).toBe(expected);
  expect(path).not.toContain('..');
});

test('wrong options are refused and leave nothing behind', async () => {
  const { status, body } = await server.sendAsPage('POST /upload?name=a.log&options=%5B%5D', {}, 'x');
  expect([status, JSON.parse(body).error.code, started]).toEqual([400, 'usage', []]);
});

test('the head of a file is looked at under the file’s own name and kept no longer', async () => {
  const host = await openTestServer((name, input) => {
    const { paths, options } = input as Started;
    started.push(input as Started);
    return { name, options, files: [{ path: paths[0], text: readFileSync(paths[0]!, 'utf8') }] };
  });
  const query = 'name=a.log&options=%7B%22enableBots%22%3Atrue%7D';
  const { status, body } = await host.sendAsPage(`POST /preview?${query}`, {}, 'line one\n');
  expect(status).toBe(200);
  expect(JSON.parse(body)).toEqual({
    name: 'import.preview',
    options: { enableBots: true },
    files: [{ path: 'a.log', text: 'line one\n' }],
  });
  expect(existsSync(dirname(started[0]!.paths[0]!))).toBe(false);
  await host.close();
});
