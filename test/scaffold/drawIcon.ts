import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

/** Draws resources/icons/icon.png from the mark: `npx tsx test/scaffold/drawIcon.ts`. */
const size = 1024;
const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const mark = readFileSync(at('src-renderer/app/icon.svg'), 'utf8');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
});
const page = await browser.newPage({ viewport: { width: size, height: size } });
// Systems expect some air around an icon: 6 % on each side.
await page.setContent(`<style>body{margin:0}svg{position:absolute;inset:6%;width:88%;height:88%}</style>${mark}`);
writeFileSync(at('resources/icons/icon.png'), await page.screenshot({ omitBackground: true }));
await browser.close();
