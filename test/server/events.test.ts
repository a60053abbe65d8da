import { get } from 'node:http';
import { expect, test } from 'vitest';
import { newJob } from '../worker/openStandIn';
import { openTestServer } from './openTestServer';

test('events of the engine reach a listening screen as server-sent events', async () => {
  const server = await openTestServer(() => ({}));
  let received = '';
  let type: string | undefined;
  const authorization = `Bearer ${server.token}`;
  const request = get(
    { host: '127.0.0.1', port: server.port, path: '/door/events', headers: { authorization } },
    (response) => {
      type = response.headers['content-type'];
      response.setEncoding('utf8');
      response.on('data', (part: string) => (received += part));
    },
  );
  request.on('error', () => {});
  await expect.poll(() => received).toContain('retry: 1000');
  server.thread.say({ kind: 'event', event: { name: 'data.changed', value: { idSites: [1, 2] } } });
  server.thread.say({ kind: 'event', event: { name: 'job', value: newJob('line\nbreak', 'running') } });
  await expect.poll(() => received).toContain('event: job');
  expect(type).toBe('text/event-stream; charset=utf-8');
  expect(received).toContain('event: data.changed\ndata: {"idSites":[1,2]}\n\n');
  // A line break inside a value must not end the message.
  expect(received).toMatch(/event: job\ndata: \{"id":"line\\nbreak".*\}\n\n$/);
  await server.close();
});
