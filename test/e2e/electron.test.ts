import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { Bridge, Job } from '@shared/ipc/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StandIn, waitUntil } from './electronStandIn';
import type { StandInWindow } from './electronStandIn';
import { hasChromium, openChromium } from './openChromium';
import { log, projectRoot } from './project';

const folder = mkdtempSync(join(tmpdir(), 'heartwood-electron-'));

/** Runs in the page, with the bridge that the preload exposed. */
const withBridge = <Result, Input>(
  page: Page,
  use: (given: { bridge: Bridge; input: Input }) => Result,
  input: Input,
) =>
  page.evaluate(`(${use.toString()})({ bridge: window.heartwood, input: ${JSON.stringify(input)} })`) as Promise<
    Awaited<Result>
  >;

const listJobs = (page: Page) => withBridge(page, ({ bridge }) => bridge.call('job.list', {}), null);

async function waitForJob(page: Page, id: string): Promise<Job> {
  let job: Job | undefined;
  await waitUntil(async () => {
    job = (await listJobs(page)).find((known) => known.id === id);
    return job && job.state !== 'running' && job.state !== 'queued';
  });
  return job!;
}

describe.skipIf(!hasChromium)('the Electron bundles on a stand-in', () => {
  let browser: Browser;
  let standIn: StandIn;
  let window: StandInWindow;
  let page: Page;

  beforeAll(async () => {
    process.env.HEARTWOOD_DATA = join(folder, 'heartwood.sqlite');
    process.argv = ['electron', '.'];
    browser = await openChromium();
    standIn = await StandIn.open(browser);
    standIn.pathsOfFiles[basename(log.path)] = log.path;
    window = await standIn.run(pathToFileURL(join(projectRoot, 'out/main/main.js')));
    page = window.page!;
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('open one window whose page has no rights', () => {
    expect(standIn.windows).toHaveLength(1);
    expect(window.options.webPreferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
    });
    expect(standIn.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
  });

  it('show the start screen, with nothing of Node in the page', async () => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.evaluate('[typeof require, typeof process]')).toEqual(['undefined', 'undefined']);
    const info = await withBridge(page, ({ bridge }) => bridge.call('app.info', {}), null);
    expect(info).toMatchObject({ host: 'electron', databasePath: process.env.HEARTWOOD_DATA });
  });

  it('serve the page under a strict policy, and nothing outside its folders', async () => {
    const fetchPart = async (address: string) => {
      const answer = await standIn.protocolHandler!(new Request(address));
      return { status: answer.status, policy: answer.headers.get('Content-Security-Policy') ?? '' };
    };
    const index = await fetchPart('app://heartwood/');
    expect(index.status).toBe(200);
    expect(index.policy).toContain("default-src 'none'");
    expect(index.policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe/);
    expect((await fetchPart('app://heartwood/resources/flags/de.svg')).status).toBe(200);
    for (const outside of [
      'app://heartwood/..%2f..%2fpackage.json',
      'app://heartwood/%2e%2e%2f%2e%2e%2fpackage.json',
      'app://heartwood/resources/flags/..%2f..%2f..%2fpackage.json',
      'app://heartwood/resources/flags/..%5c..%5c..%5cpackage.json',
      'app://heartwood/resources/sample/access.log',
      'app://heartwood/%00.html',
      'app://elsewhere/index.html',
    ]) {
      expect((await fetchPart(outside)).status, outside).toBe(404);
    }
  });

  it('import a dropped file through the bridge and read its report back', async () => {
    const { job } = await withBridge(
      page,
      ({ bridge, input }) => bridge.importFiles([new File(['its path counts'], input)]),
      basename(log.path),
    );
    const ended = await waitForJob(page, job);
    expect(ended.state).toBe('done');
    const counters = ended.counters!;
    const { visits, downloads, lines_read: lines, ...parts } = counters;
    expect(lines).toBeGreaterThan(4000);
    expect(Object.values(parts).reduce((sum, count) => sum + count, 0)).toBe(lines);
    const report = (await withBridge(page, ({ bridge, input }) => bridge.call('api.call', { parameters: input }), {
      method: 'VisitsSummary.get',
      idSite: String(ended.idSites[0]),
      period: 'range',
      date: `${ended.firstDay},${ended.lastDay}`,
    })) as Record<string, number>;
    expect(report.nb_visits).toBe(visits);
    expect(report.nb_visits).toBeGreaterThan(0);
    expect(downloads).toBeGreaterThanOrEqual(0);
  });

  it('pick files by the system dialog', async () => {
    standIn.filesToPick = [log.path];
    expect(await withBridge(page, ({ bridge }) => bridge.pickFiles!(), null)).toEqual([log.path]);
  });

  it('pass errors on with their code', async () => {
    const error = await withBridge(
      page,
      ({ bridge }) => bridge.call('setting.get', { key: 'no.such' }).catch((reason: unknown) => reason),
      null,
    );
    expect(error).toMatchObject({ code: 'setting.unknown', params: { key: 'no.such' } });
  });

  it('refuse calls from any other page, and from frames in ours', async () => {
    const info = ['heartwood:call', 'app.info', {}] as const;
    expect(await standIn.invoke('app://heartwood/', ...info)).toHaveProperty('value');
    expect(await standIn.invoke('https://evil.example/', ...info)).toMatchObject({ error: { code: 'usage' } });
    expect(await standIn.invoke('app://heartwood.evil.example/', ...info)).toMatchObject({ error: { code: 'usage' } });
    const framed = { senderFrame: { url: 'app://heartwood/', parent: {} } };
    expect(await standIn.handlers.get('heartwood:call')!(framed, 'app.info', {})).toHaveProperty('error');
    await expect(standIn.invoke('https://evil.example/', 'heartwood:pickFiles')).rejects.toThrow();
  });

  it('stay on their page', async () => {
    const before = page.url();
    await page.evaluate("location.href = 'https://evil.example/'");
    await page.waitForTimeout(300);
    expect(page.url()).toBe(before);
    expect(await page.evaluate('typeof window.heartwood.call')).toBe('function');
  });

  it('hand web addresses to the browser and open no window', async () => {
    await page.evaluate("window.open('https://example.org/a', '_blank', 'noopener')");
    await waitUntil(() => standIn.opened.length > 0);
    expect(standIn.opened).toEqual(['https://example.org/a']);
    expect(window.webContents.windowOpenHandler!({ url: 'file:///etc/passwd' })).toEqual({ action: 'deny' });
    expect(window.webContents.windowOpenHandler!({ url: 'javascript:alert(1)' })).toEqual({ action: 'deny' });
    expect(standIn.opened).toEqual(['https://example.org/a']);
    await waitUntil(() => standIn.context.pages().length === 1);
  });

  it('grant nothing but writing the clipboard', () => {
    const answers: Record<string, boolean> = {};
    for (const permission of ['media', 'geolocation', 'notifications', 'openExternal', 'clipboard-read', 'hid']) {
      standIn.permissionRequest!(null, permission, (isGranted) => (answers[permission] = isGranted));
      expect(standIn.permissionCheck!(null, permission)).toBe(false);
    }
    expect(Object.values(answers)).toEqual([false, false, false, false, false, false]);
    expect(standIn.permissionCheck!(null, 'clipboard-sanitized-write')).toBe(true);
  });

  it('take the files of a second start', async () => {
    const before = (await listJobs(page)).length;
    standIn.app.emit('second-instance', {}, [], '', { files: [log.path] });
    await waitUntil(async () => (await listJobs(page)).length > before);
    const job = (await listJobs(page)).findLast(({ kind }) => kind === 'import')!;
    const { counters } = await waitForJob(page, job.id);
    expect(counters).toMatchObject({ imported: 0, visits: 0 });
    expect(window.focused).toBeGreaterThan(0);
  });

  it('have a menu that opens logs', () => {
    expect(standIn.menu.map(({ label, ...rest }) => label ?? (rest as { role?: string }).role)).toEqual(
      expect.arrayContaining(['&File', '&View', 'windowMenu', 'help']),
    );
    expect(JSON.stringify(standIn.menu)).toContain('Open Log…');
  });

  it('close the database before they quit', async () => {
    standIn.app.quit();
    expect(standIn.app.hasQuit).toBe(false);
    await waitUntil(() => standIn.app.hasQuit);
    expect(standIn.errorBoxes).toEqual([]);
  });
});
