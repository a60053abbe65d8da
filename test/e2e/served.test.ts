import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBarriers } from './findBarriers';
import { hasChromium, openChromium } from './openChromium';
import { log } from './project';
import { openServedApp } from './servedApp';
import type { ServedApp } from './servedApp';

/** Drops a file on the window as a file manager does: over the page first, then let go. */
async function dropFile(page: Page, path: string): Promise<void> {
  const bytes = readFileSync(path).toString('base64');
  const transfer = await page.evaluateHandle(
    ({ bytes, name }) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(bytes), (char) => char.charCodeAt(0))], name));
      return data;
    },
    { bytes, name: basename(path) },
  );
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer });
  const zone = page.getByText('Drop to import', { exact: true });
  await zone.waitFor();
  await zone.dispatchEvent('drop', { dataTransfer: transfer });
}

/** Switches the system's theme and waits until colours have come to rest. */
async function showTheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  // The page hears of it later; on a busy machine after its animations are looked at.
  await page.waitForFunction((wanted) => document.documentElement.dataset.mantineColorScheme === wanted, colorScheme);
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))),
  );
}

async function askApi(page: Page, parameters: Record<string, string>): Promise<Record<string, unknown>> {
  const query = new URLSearchParams({ module: 'API', format: 'json', ...parameters });
  return page.evaluate(async (address) => (await fetch(address)).json(), `/index.php?${query}`);
}

const number = (value: unknown) => Number(value).toLocaleString('en-US');

/** Steps with Tab until the element has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, role: 'button' | 'link', name: RegExp): Promise<void> {
  const target = page.getByRole(role, { name }).first();
  await target.waitFor();
  for (let i = 0; i < 120; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches the ${role} ${name}`);
}

describe.skipIf(!hasChromium)('the served app', () => {
  let app: ServedApp;
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    app = await openServedApp();
    browser = await openChromium();
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
    page = await context.newPage();
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('response', (answer) => answer.status() >= 400 && problems.push(`${answer.status()} ${answer.url()}`));
  });

  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  it('opens with its address, and refuses without the token', async () => {
    const refused = await fetch(new URL('/', app.address));
    expect(refused.status).toBe(401);
    await page.goto(app.address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(page.url()).not.toContain('token');
  });

  it.each(['light', 'dark'] as const)('has a start screen without barriers, %s', async (colorScheme) => {
    await showTheme(page, colorScheme);
    expect(await findBarriers(page)).toEqual([]);
  });

  it('imports a dropped log, shows its progress and then its counters', async () => {
    await dropFile(page, log.path);
    const card = page.getByRole('region', { name: basename(log.path) }).last();
    await card.waitFor();
    const states = new Set<string>();
    await expect
      .poll(
        async () => {
          const state = await card.getByRole('status').textContent();
          if (state) states.add(state);
          return state;
        },
        { timeout: 60_000, interval: 20 },
      )
      .toBe('Imported');
    expect([...states].some((state) => /Importing|Waiting|Handing over/.test(state))).toBe(true);
    const lines = readFileSync(log.path, 'utf8').trimEnd().split('\n').length;
    await card.getByText(number(lines)).first().waitFor();
    await card.getByRole('button', { name: 'Open the reports' }).click();
  });

  it('shows the visits on the dashboard, as the API counts them', async () => {
    await page.getByRole('heading', { name: 'Visits over time' }).waitFor();
    const [, idSite, period, date] = /#\/site\/(\d+)\/(\w+)\/([^/]+)/.exec(page.url()) ?? [];
    const answer = await askApi(page, { method: 'VisitsSummary.get', idSite: idSite!, period: period!, date: date! });
    expect(Number(answer.nb_visits)).toBeGreaterThan(100);
    const keyNumbers = page.getByRole('region', { name: 'Key numbers' });
    await keyNumbers.getByText(number(answer.nb_visits), { exact: true }).first().waitFor();
  });

  it.each(['light', 'dark'] as const)('has a dashboard without barriers, %s', async (colorScheme) => {
    await showTheme(page, colorScheme);
    expect(await findBarriers(page)).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('opens the calendar and the search without barriers, %s', async (colorScheme) => {
    await showTheme(page, colorScheme);
    for (const kind of ['Month', 'Week']) {
      await page.getByRole('radiogroup', { name: 'Kind of period' }).getByText(kind, { exact: true }).click();
      await page
        .locator('header')
        .getByRole('button', { name: /\d{4}$/ })
        .click();
      await page.getByRole('button', { name: 'Earlier' }).waitFor();
      expect(await findBarriers(page)).toEqual([]);
      await page.keyboard.press('Escape');
    }
    await page.keyboard.press('Control+k');
    await page
      .getByRole('option')
      .or(page.getByRole('button', { name: /Page URLs/ }))
      .first()
      .waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('changes the period', async () => {
    const title = page.getByRole('heading', { level: 1 });
    const before = await title.textContent();
    const kinds = page.getByRole('radiogroup', { name: 'Kind of period' });
    await kinds.getByText('Day', { exact: true }).click();
    await expect.poll(() => title.textContent()).not.toBe(before);
    const day = await title.textContent();
    await page.getByRole('button', { name: 'Previous period' }).click();
    await expect.poll(() => title.textContent()).not.toBe(day);
    await page.getByRole('button', { name: 'Next period' }).click();
    await expect.poll(() => title.textContent()).toBe(day);
    await kinds.getByText('Month', { exact: true }).click();
    await expect.poll(() => page.url()).toContain('/month/');
  });

  it('opens a subtable of the page tree in place', async () => {
    await page.getByRole('button', { name: 'Behaviour', exact: true }).click();
    await page.getByRole('link', { name: 'Pages', exact: true }).click();
    const rows = page.getByRole('row');
    const openers = page.getByRole('button', { name: /^Open \S/ });
    await openers.first().waitFor();
    const before = await rows.count();
    const opener = openers.first();
    const name = (await opener.getAttribute('aria-label')) ?? '';
    await opener.click();
    await expect.poll(() => rows.count()).toBeGreaterThan(before);
    await page.getByRole('button', { name: name.replace('Open', 'Close'), exact: true }).waitFor();
  });

  it.each(['light', 'dark'] as const)('has a report page without barriers, %s', async (colorScheme) => {
    await showTheme(page, colorScheme);
    expect(await findBarriers(page)).toEqual([]);
  });

  it('exports the table as CSV', async () => {
    await page
      .getByRole('button', { name: /^Export / })
      .first()
      .click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: /^CSV/ }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.csv$/);
    const bytes = readFileSync(await download.path());
    const text = new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-8').decode(bytes);
    const [heading = '', ...rows] = text.trim().split('\n');
    expect(heading).toMatch(/^"?label/i);
    expect(rows.length).toBeGreaterThan(3);
  });

  it('meets no error on the way', () => {
    expect(problems).toEqual([]);
  });
});

describe.skipIf(!hasChromium)('the served app by keyboard alone', () => {
  let app: ServedApp;
  let browser: Browser;

  beforeAll(async () => {
    app = await openServedApp();
    browser = await openChromium();
  });

  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  it('imports the sample, opens a report and a branch of it, and steps through time', async () => {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    await page.goto(app.address);
    await tabTo(page, 'button', /^Try the sample log$/);
    await page.keyboard.press('Enter');
    await page.getByText('Imported', { exact: true }).first().waitFor({ timeout: 60_000 });
    await tabTo(page, 'button', /^Open the reports$/);
    await page.keyboard.press('Enter');
    await tabTo(page, 'button', /^Behaviour$/);
    await page.keyboard.press('Enter');
    await tabTo(page, 'link', /^Pages$/);
    await page.keyboard.press('Enter');
    await tabTo(page, 'button', /^Open \S/);
    const rows = await page.getByRole('row').count();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('row').count()).toBeGreaterThan(rows);
    const before = page.url();
    await page.keyboard.press('[');
    await expect.poll(() => page.url()).not.toBe(before);
    await page.keyboard.press(']');
    await expect.poll(() => page.url()).toBe(before);
  });
});
