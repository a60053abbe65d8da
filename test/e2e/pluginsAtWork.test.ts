import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EngineClient } from '@main/worker/EngineClient';
import { projectRoot } from './project';

const folder = mkdtempSync(join(tmpdir(), 'heartwood-hanging-'));
const built = (file: string) => pathToFileURL(join(projectRoot, 'out/main', file));
let engine: EngineClient;

beforeAll(async () => {
  engine = await EngineClient.open({
    workerUrl: built('worker.js'),
    parseThreadUrl: built('parseThread.js'),
    archiveThreadUrl: built('archiveThread.js'),
    databasePath: join(folder, 'a.sqlite'),
    version: '1.2.3',
    host: 'browser',
    sampleLog: null,
    command: 'test',
    readers: 1,
    plugins: { folder: join(folder, 'plugins'), stateFile: join(folder, 'plugins.json') },
    pluginSeconds: 2,
  });
  const log = join(folder, 'shop.log');
  writeFileSync(
    log,
    '192.0.2.1 - - [05/May/2026:10:00:00 +0000] "GET / HTTP/1.1" 200 5 "-" "Mozilla/5.0 Firefox/150.0"\n',
  );
  await engine.call('import.start', { paths: [log], options: { addSitesNewHosts: true } });
  await settle();
});

afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

async function settle(): Promise<void> {
  for (;;) {
    const jobs = await engine.call('job.list', {});
    if (!jobs.some(({ state }) => state === 'queued' || state === 'running')) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function call(method: string, more: Record<string, string> = {}): Promise<unknown> {
  const parameters = { method, idSite: '1', period: 'day', date: '2026-05-05', ...more };
  return engine.call('api.call', { parameters });
}

/** A plugin with one report; `day` and `label` are code. */
async function run(name: string, day: string, label: string): Promise<void> {
  const path = join(folder, 'plugins', name);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'plugin.json'), JSON.stringify({ name, version: '1.0.0', description: 'x' }));
  writeFileSync(
    join(path, 'archiver.js'),
    `import { DataTable } from 'heartwood/sdk';
    export default { records: { ${name}_rows: { kind: 'blob' } }, aggregateDay() {
      ${day}
      return { ${name}_rows: DataTable.fromRows([{ label: 'a', nb_visits: 1 }]) };
    } };`,
  );
  writeFileSync(
    join(path, 'reports.js'),
    `export default [{ method: 'get', name: 'x', documentation: 'x', category: 'x', subcategory: 'x', order: 1,
      dimension: 'x', record: '${name}_rows', metrics: ['nb_visits'], label: () => { ${label} } }];`,
  );
  await call('CorePluginsAdmin.activatePlugin', { pluginName: name });
}

const stateOf = async (name: string) =>
  ((await call('CorePluginsAdmin.getPlugins')) as { name: string }[]).find((entry) => entry.name === name);

test('a report that hangs is stopped; others that waited behind it are answered', async () => {
  await run('HangsInReport', '', 'for (;;);');
  const hanging = call('HangsInReport.get').catch((error: unknown) => error);
  const [reason, visits] = await Promise.all([hanging, call('VisitsSummary.getVisits')]);
  expect(reason).toMatchObject({ code: 'plugin.stopped', params: { name: 'HangsInReport' } });
  expect(visits).toEqual({ value: 1 });
  expect(await stateOf('HangsInReport')).toMatchObject({
    state: 'stopped',
    reason: 'it worked for more than 2 seconds at one thing',
  });
});

test('archiving goes on without a plugin that hangs, or ends its thread', async () => {
  await run('HangsInDay', 'for (;;);', 'return "a";');
  await run('Exits', 'process.exit(1);', 'return "a";');
  const { job } = await engine.call('archive.start', {});
  const last = async () => (await engine.call('job.list', {})).findLast(({ kind }) => kind === 'archive');
  await expect.poll(async () => (await last())?.state, { timeout: 60_000 }).toBe('done');
  const jobs = await engine.call('job.list', {});
  expect(jobs.find(({ id }) => id === job)).toMatchObject({ state: 'failed', error: { code: 'plugin.stopped' } });
  expect([await stateOf('HangsInDay'), await stateOf('Exits')]).toMatchObject([
    { state: 'stopped' },
    { state: 'stopped' },
  ]);
  await expect(call('HangsInDay.get')).rejects.toMatchObject({ code: 'plugin.stopped' });
  expect(await call('VisitsSummary.getVisits')).toEqual({ value: 1 });
});
