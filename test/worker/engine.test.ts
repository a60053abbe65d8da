import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Job } from '@shared/ipc/contract';
import type { EngineClient } from '@main/worker/EngineClient';
import { openInProcess } from './openInProcess';

let folder: string;
let engine: EngineClient;
let told: Job[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heartwood-engine-'));
  engine = await openInProcess(join(folder, 'new', 'a.sqlite'));
  told = [];
  engine.on('job', (job) => told.push(job));
});
afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Two people on one day, one of them with two pages, and a bot. */
const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0';
const bot = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';
const line = (ip: string, time: string, path: string, userAgent = agent) =>
  `${ip} - - [05/May/2026:${time} +0000] "GET ${path} HTTP/1.1" 200 512 "-" "${userAgent}"\n`;
const log =
  line('192.0.2.1', '10:00:00', '/') +
  line('192.0.2.1', '10:01:00', '/prices') +
  line('192.0.2.2', '10:02:00', '/') +
  line('192.0.2.3', '10:03:00', '/', bot);

function writeLog(name = 'shop.log', text = log): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function endOf(id: string): Promise<Job> {
  const find = () => told.findLast((job) => job.id === id && !['queued', 'running'].includes(job.state));
  await expect.poll(find, { timeout: 20_000 }).toBeDefined();
  return find() as Job;
}

const visits = { method: 'VisitsSummary.get', idSite: '1', period: 'day', date: '2026-05-05' };

describe('the engine behind its door', () => {
  test('makes the database, imports a file, archives it and answers', async () => {
    const changed: number[][] = [];
    engine.on('data.changed', ({ idSites }) => changed.push(idSites));
    const { job } = await engine.call('import.start', { paths: [writeLog()] });
    const ended = await endOf(job);
    expect(ended).toMatchObject({ state: 'done', idSites: [1], firstDay: '2026-05-05', lastDay: '2026-05-05' });
    expect(ended.counters).toMatchObject({ lines_read: 4, imported: 3, bots: 1, visits: 2 });
    const archiving = (await engine.call('job.list', {})).find(({ kind }) => kind === 'archive');
    expect((await endOf(archiving?.id ?? '')).archived).toEqual({ sites: 1, days: 1, weeks: 1, months: 1, years: 1 });
    expect(await engine.call('api.call', { parameters: visits })).toMatchObject({ nb_visits: 2, nb_actions: 3 });
    expect(changed).toContainEqual([1]);
  });

  test('leaves archiving to the first question when told so', async () => {
    await engine.call('setting.set', { key: 'archive.afterImport', value: false });
    const { job } = await engine.call('import.start', { paths: [writeLog()] });
    await endOf(job);
    expect((await engine.call('job.list', {})).map(({ kind }) => kind)).toEqual(['import']);
    expect(await engine.call('api.call', { parameters: visits })).toMatchObject({ nb_visits: 2 });
  });

  test('makes visits anew after a change, and no archives, when told so', async () => {
    await engine.call('setting.set', { key: 'archive.afterImport', value: false });
    await endOf((await engine.call('import.start', { paths: [writeLog()] })).job);
    await engine.call('setting.set', { key: 'tracker.visitorRecognition', value: 'daily' });
    const renewal = (await engine.call('job.list', {})).findLast(({ kind }) => kind === 'archive');
    expect(await endOf(renewal?.id ?? '')).toMatchObject({ state: 'done' });
    const { lastRun, sites } = await engine.call('archive.status', {});
    expect([lastRun, sites[0]?.dueDays]).toEqual([null, 1]);
  });

  test('archives a segment, stored to be archived ahead, at once', async () => {
    await endOf((await engine.call('import.start', { paths: [writeLog()] })).job);
    const segment = { method: 'SegmentEditor.add', name: 'Prices', definition: 'pageUrl=@prices' };
    await engine.call('api.call', { parameters: { ...segment, autoArchive: '0' } });
    expect((await engine.call('job.list', {})).map(({ kind }) => kind)).toEqual(['import', 'archive']);
    await engine.call('api.call', { parameters: { ...segment, autoArchive: '1' } });
    const archiving = (await engine.call('job.list', {}))[2];
    expect((await endOf(archiving?.id ?? '')).archived).toEqual({ sites: 1, days: 1, weeks: 1, months: 1, years: 1 });
    expect((await engine.call('archive.status', {})).sites).toMatchObject([{ segments: 1, dueSegments: 0 }]);
  });

  test('shrinks the file, after what nobody reads again is removed', async () => {
    await endOf((await engine.call('import.start', { paths: [writeLog()] })).job);
    const range = { ...visits, period: 'range', date: '2026-05-04,2026-05-05' };
    await engine.call('api.call', { parameters: range });
    const sizes = await engine.call('data.sizes', {});
    expect(sizes.facts).toBeGreaterThan(0);
    expect(sizes.archives).toBeGreaterThan(0);
    const { vacuumed, state } = await endOf((await engine.call('data.vacuum', {})).job);
    expect([state, vacuumed?.purged]).toEqual(['done', 0]);
    expect((await engine.call('data.sizes', {})).file).toBe(vacuumed?.after);
    expect(await engine.call('api.call', { parameters: range })).toMatchObject({ nb_visits: 2 });
  });

  test('a site made through the API is there for readers at once', async () => {
    const parameters = { method: 'SitesManager.addSite', siteName: 'Shop', urls: 'https://shop.example' };
    expect(await engine.call('api.call', { parameters })).toEqual({ value: 1 });
    const all = { method: 'SitesManager.getAllSites' };
    expect(await engine.call('api.call', { parameters: all })).toMatchObject([{ idsite: 1, name: 'Shop' }]);
  });

  test('an error of the API is an error here, and a text there', async () => {
    const parameters = { method: 'Nope.get', format: 'json' };
    await expect(engine.call('api.call', { parameters })).rejects.toMatchObject({ code: 'api.methodNotFound' });
    const { body, isError } = await engine.call('api.text', { parameters });
    expect([isError, JSON.parse(body)]).toMatchObject([true, { result: 'error' }]);
  });

  test('another way to recognise visitors makes the visits anew', async () => {
    const later = line('192.0.2.1', '18:00:00', '/');
    const { job } = await engine.call('import.start', { paths: [writeLog('a.log', log + later)] });
    await endOf(job);
    expect(await engine.call('api.call', { parameters: visits })).toMatchObject({ nb_visits: 3, nb_uniq_visitors: 2 });
    await engine.call('setting.set', { key: 'tracker.visitorRecognition', value: 'matomo' });
    const renewal = (await engine.call('job.list', {})).findLast(({ kind }) => kind === 'archive');
    await endOf(renewal?.id ?? '');
    expect(await engine.call('api.call', { parameters: visits })).toMatchObject({ nb_visits: 3, nb_uniq_visitors: 3 });
  });

  test.each([
    ['import.start', { paths: ['x.log'], options: { idsite: 1 } }, 'import.optionUnknown'],
    ['import.start', { paths: ['x.log'], options: { skip: -1 } }, 'import.optionInvalid'],
    ['import.sample', {}, 'file.notFound'],
    ['setting.get', { key: 'internal.visitorSecret' }, 'setting.unknown'],
    ['setting.set', { key: 'internal.visitorSecret', value: 1 }, 'setting.unknown'],
    ['setting.set', { key: 'archive.afterImport', value: 'perhaps' }, 'setting.invalid'],
    ['archive.start', { idSites: [7] }, 'site.notFound'],
    ['archive.start', { idSegments: [7] }, 'api.parameterInvalid'],
  ])('%s with %j fails with %s', async (name, input, code) => {
    await expect(engine.handle(name, input)).rejects.toMatchObject({ code });
  });

  test('of several files, one that is missing is said', async () => {
    const { job } = await engine.call('import.start', { paths: [join(folder, 'missing.log'), writeLog()] });
    const ended = await endOf(job);
    expect([ended.state, ended.error?.code]).toEqual(['failed', 'file.notFound']);
  });

  test('a cancelled import stops between two files, keeps what it read and says so', async () => {
    const paths = Array.from({ length: 500 }, () => writeLog());
    const { job } = await engine.call('import.start', { paths });
    await engine.call('job.cancel', { job });
    const ended = await endOf(job);
    expect([ended.state, ended.error?.code]).toEqual(['cancelled', 'import.cancelled']);
  });

  test('a file that is no database is refused by name', async () => {
    const path = writeLog('notes.txt', 'these are my notes, no database at all');
    await expect(openInProcess(path)).rejects.toMatchObject({ code: 'database.notOurs', params: { path } });
  });
});
