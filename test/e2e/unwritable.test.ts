import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
  openSync,
  writeSync,
  closeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { projectRoot } from './project';

const folder = mkdtempSync(join(tmpdir(), 'heartwood-unwritable-'));
const isRoot = process.getuid?.() === 0;
const mounted: string[] = [];
afterAll(() => {
  for (const place of mounted) spawnSync('umount', [place]);
  rmSync(folder, { recursive: true, force: true });
});

/** Whom permissions hold: nobody, where the tests are root's. */
const nobody = isRoot ? { uid: 65534, gid: 65534 } : {};
const question = 'method=VisitsSummary.get&idSite=1&period=month&date=2026-05-05&format=json';

function heartwood(args: string[], who: { uid?: number; gid?: number } = nobody) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(projectRoot, 'out/main/cli.js'), ...args], {
    encoding: 'utf8',
    ...who,
  });
  return { code: status, out: stdout, err: stderr };
}

/** A database of one visit, without archives, in a folder of its own. */
function makeDatabase(place: string): string {
  mkdirSync(place, { recursive: true });
  chmodSync(folder, 0o755);
  const log = join(folder, 'a.log');
  writeFileSync(
    log,
    '192.0.2.1 - - [05/May/2026:10:00:00 +0000] "GET / HTTP/1.1" 200 512 "-" "Mozilla/5.0 Firefox/150.0"\n',
  );
  const data = join(place, 'a.sqlite');
  heartwood(['--data', data, 'config', 'set', 'archive.afterImport', 'false'], {});
  expect(heartwood(['--data', data, 'import', log], {}).code).toBe(0);
  return data;
}

const copies = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('heartwood-copy-'));

test.skipIf(process.platform === 'win32').each([
  ['a read-only file', (data: string, place: string) => (chmodSync(data, 0o444), chmodSync(place, 0o777))],
  ['a read-only folder', (_data: string, place: string) => chmodSync(place, 0o555)],
])('%s answers, says once that nothing is kept, and refuses what writes', (name, protect) => {
  const place = join(folder, name);
  const data = makeDatabase(place);
  rmSync(`${data}.lock`, { force: true });
  protect(data, place);
  const before = copies();
  const answer = heartwood(['--data', data, 'api', question]);
  expect([answer.code, JSON.parse(answer.out || '{}')]).toMatchObject([0, { nb_visits: 1 }]);
  expect(answer.err).toMatch(
    /^Reports are worked out, but not kept for the next time: The database .* cannot be written: .*\n$/,
  );
  expect(heartwood(['--data', data, 'archive', '--status']).code).toBe(0);
  for (const command of [
    ['archive'],
    ['config', 'set', 'archive.onRequest', 'false'],
    ['import', join(folder, 'a.log')],
  ]) {
    const { code, out, err } = heartwood(['--data', data, ...command]);
    expect([command, code, out]).toEqual([command, 1, '']);
    expect(err).toMatch(/^The database .* cannot be written: .*\n$/);
  }
  expect(copies()).toEqual(before);
});

test.skipIf(process.platform !== 'linux' || !isRoot)('a full disk answers, and says that nothing is kept', () => {
  const place = join(folder, 'full');
  mkdirSync(place);
  const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', place]).status === 0;
  if (!isMounted) return;
  mounted.push(place);
  const data = makeDatabase(place);
  const filling = openSync(join(place, 'filling'), 'w');
  try {
    for (;;) writeSync(filling, Buffer.alloc(4096));
  } catch {
    closeSync(filling);
  }
  const answer = heartwood(['--data', data, 'api', question], {});
  expect([answer.code, JSON.parse(answer.out || '{}')]).toMatchObject([0, { nb_visits: 1 }]);
  expect(answer.err).toMatch(/^Reports are worked out, but not kept for the next time: The disk is full: .*\n$/);
  const archive = heartwood(['--data', data, 'archive'], {});
  expect([archive.code, archive.err]).toMatchObject([1, expect.stringMatching(/^The disk is full: /)]);
});
