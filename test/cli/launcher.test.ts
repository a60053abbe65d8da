import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'heartwood-launcher-'));
  cpSync('src-main/cli', join(folder, 'src-main/cli'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Makes Node say that it is too old. */
const oldNode = 'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,napi:"9"}})';

test.each(['heartwood.js', 'start.js'])('%s on a Node that is too old, with no other at hand, says so', (script) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', oldNode, join(folder, 'src-main/cli', script), '--version'],
    { encoding: 'utf8' },
  );
  expect([status, stdout, stderr]).toEqual([
    1,
    '',
    `Heartwood needs Node 22.15 or newer; this is ${process.version}.\n`,
  ]);
});
