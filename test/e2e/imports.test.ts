import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBarriers } from './findBarriers';
import { hasChromium, openChromium } from './openChromium';
import { openServedApp } from './servedApp';
import type { ServedApp } from './servedApp';

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** Forty requests of an hour of 10 February 2026, a visitor each. */
function hour(clock: number, path: string): string {
  return Array.from({ length: 40 }, (_, i) => {
    const time = `10/Feb/2026:${String(clock).padStart(2, '0')}:${String(i).padStart(2, '0')}:00 +0000`;
    return `oak.example 192.0.2.${i} - - [${time}] "GET ${path} HTTP/1.1" 200 5 "-" "${firefox}"\n`;
  }).join('');
}

/** From 10 to 13 o'clock, two hours missing; the last line but one is none. */
const log = `${hour(10, '/')}${hour(13, '/shop')}<b onclick="alert(1)">\u202enonsense</b>\n${hour(14, '/about')}`;

async function countVisits(page: Page): Promise<number> {
  const parameters = { method: 'VisitsSummary.getVisits', idSite: '1', period: 'day', date: '2026-02-10' };
  const query = new URLSearchParams({ module: 'API', format: 'json', ...parameters });
  const answer = await page.evaluate(async (address) => (await fetch(address)).text(), `/index.php?${query}`);
  return (JSON.parse(answer) as { value: number }).value;
}

describe.skipIf(!hasChromium)('an import prepared, looked at and undone', () => {
  let app: ServedApp;
  let browser: Browser;
  let page: Page;
  let folder: string;
  const problems: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'heartwood-'));
    writeFileSync(join(folder, 'access.log'), log);
    writeFileSync(join(folder, 'odd.log'), 'who knows what this is\n');
    app = await openServedApp();
    browser = await openChromium();
    const context = await browser.newContext({ locale: 'en-US', reducedMotion: 'reduce' });
    page = await context.newPage();
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('response', (answer) => answer.status() >= 400 && problems.push(`${answer.status()} ${answer.url()}`));
    await page.goto(app.address);
  });

  afterAll(async () => {
    await browser?.close();
    await app?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('shows how the files would be read, and imports nothing yet', async () => {
    await page.getByRole('link', { name: 'Choose with options and a preview' }).click();
    const files = ['access.log', 'odd.log'].map((name) => join(folder, name));
    await page.locator('input[type=file]').first().setInputFiles(files);
    await page.getByText('common_complete', { exact: true }).waitFor();
    await page.getByText('99.2% of the first 121 lines understood').waitFor();
    await page.getByText('No known format fits').waitFor();
    await page.getByText('who knows what this is').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Leave out odd.log' }).click();
  });

  it('says at once what an option changes', async () => {
    await page.getByRole('button', { name: 'First lines, field by field' }).click();
    await page.getByText(/Of these lines: Imported 120/).waitFor();
    await page.getByRole('button', { name: 'What is left out' }).click();
    await page.getByRole('combobox', { name: /^Leave out these paths/ }).fill('/about');
    await page.keyboard.press('Enter');
    await page.getByText(/Of these lines: Imported 80 · Filtered out 40/).waitFor();
    expect(await findBarriers(page)).toEqual([]);
  });

  it('imports with the option and enters it in the ledger', async () => {
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page
      .getByRole('status')
      .filter({ hasText: /^Imported$/ })
      .waitFor();
    await page.getByRole('button', { name: 'Dismiss' }).click();
    expect(await countVisits(page)).toBe(80);
    await page.getByRole('link', { name: 'access.log' }).click();
    await page.getByText('--exclude-path /about').waitFor();
    await page.getByRole('row', { name: /Lines read 121/ }).waitFor();
    // what a stranger wrote into the log is text, its invisible characters spelled out
    await page.getByText('<b onclick="alert(1)">\\u202enonsense</b>').waitFor();
    expect(await findBarriers(page)).toEqual([]);
  });

  it('shows the gap in the log', async () => {
    await page.getByRole('link', { name: 'Data quality' }).click();
    await page.getByText(/One stretch of time with no line at all, 2 hours together/).waitFor();
    await page.getByRole('row', { name: 'Feb 10, 2026, 11:00 Feb 10, 2026, 13:00 2 80' }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
  });

  it('takes the import back, by keyboard alone, and its visits with it', async () => {
    await page.getByRole('link', { name: 'Imports' }).click();
    await page.getByRole('link', { name: 'access.log' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Undo…' }).focus();
    await page.keyboard.press('Enter');
    await page
      .getByRole('dialog')
      .getByText(/^80 lines leave the reports/)
      .waitFor();
    expect(await findBarriers(page)).toEqual([]);
    // the harmless answer has the focus, the other comes after it
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('80 lines were removed.').waitFor();
    await page.getByText('Undone', { exact: true }).first().waitFor();
    expect(await countVisits(page)).toBe(0);
  });

  it('met no error on the way', () => {
    expect(problems).toEqual([]);
  });
});
