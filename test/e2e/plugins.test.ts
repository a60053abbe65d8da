import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBlocks, typeCheck } from './pluginPage';
import { projectRoot } from './project';

const folder = mkdtempSync(join(tmpdir(), 'heartwood-plugins-'));
const database = join(folder, 'heartwood.sqlite');
const plugins = join(folder, 'plugins');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const visit = (client: number, day: string, agent: string) =>
  `192.0.2.${client} - - [${day}:10:00:00 +0000] "GET / HTTP/1.1" 200 512 "-" "${agent}"\n`;
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0';
const chrome = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36';

/** Runs the built command line; what is on is kept in the test's folder. */
function heartwood(...args: string[]) {
  const home = join(folder, 'home');
  const env = { ...process.env, HOME: home, XDG_DATA_HOME: home, APPDATA: home, NODE_OPTIONS: '' };
  const cli = [join(projectRoot, 'out/main/cli.js'), '--data', database, ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, cli, { encoding: 'utf8', env });
  return { status, out: stdout, err: stderr };
}

function ask(method: string, more: Record<string, string> = {}): unknown {
  const parameters = { method, idSite: '1', period: 'month', date: '2015-05-01', format: 'json', ...more };
  return JSON.parse(heartwood('api', new URLSearchParams(parameters).toString()).out);
}

function write(path: string, text: string): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

const listed = (name: string) =>
  heartwood('plugin', 'list')
    .out.split('\n')
    .find((line) => line.startsWith(name));

beforeAll(() => {
  const log = visit(1, '16/May/2015', firefox) + visit(2, '18/May/2015', chrome) + visit(3, '19/May/2015', chrome);
  heartwood('import', '--add-sites-new-hosts', write(join(folder, 'example.com.log'), log));
});

describe('the example of docs/PLUGINS.md, step by step', () => {
  const blocks = readBlocks();
  // Step 2 shows a file of another plugin: the example needs no columns of its own.
  const steps = blocks.filter(({ file }) => file !== '' && file !== 'dimensions.ts');

  test('its files are written', () => {
    const names = ['plugin.json', 'archiver.ts', 'reports.ts', 'lang/en.json', 'test/archiver.test.ts', 'commands.ts'];
    expect(steps.map(({ file }) => file)).toEqual(names);
    for (const { file, text } of steps) write(join(plugins, 'Weekend', file), text);
  });

  test('all code of the page holds what the compiler asks for', () => {
    const own = steps.filter(({ file }) => file.endsWith('.ts')).map(({ file }) => join(plugins, 'Weekend', file));
    const others = blocks.filter((block) => !steps.includes(block) && block.text.includes('import'));
    const shown = others.map(({ text }, at) => write(join(folder, `shown/${at}.ts`), text));
    expect(shown).toHaveLength(2);
    expect(typeCheck([...own, ...shown])).toEqual([]);
  });

  test('its test passes', () => {
    const { status, out } = heartwood('plugin', 'test', 'Weekend');
    expect([status, /pass 1\b/.test(out)]).toEqual([0, true]);
  });

  test('it is found, and off', () => {
    expect(listed('Weekend')).toMatch(/^Weekend +1\.0\.0 +off +Visits on weekends/);
    expect(ask('Weekend.getParts')).toMatchObject({ result: 'error', message: expect.stringContaining('is off') });
  });

  test('switched on, its report has the numbers', () => {
    expect(heartwood('plugin', 'activate', 'Weekend')).toMatchObject({ status: 0, err: '' });
    expect(listed('Weekend')).toMatch(/ active /);
    const rows = ask('Weekend.getParts', { expanded: '1', showColumns: 'label,nb_visits' });
    expect(rows).toMatchObject([
      { label: 'Monday to Friday', nb_visits: 2, subtable: [{ label: 'Blink', nb_visits: 2 }] },
      { label: 'Weekend', nb_visits: 1, subtable: [{ label: 'Gecko', nb_visits: 1 }] },
    ]);
  });

  test('its command prints them', () => {
    expect(heartwood('weekend:report', '2015-05-01')).toEqual({
      status: 0,
      out: '2 Monday to Friday\n1 Weekend\n',
      err: '',
    });
    expect(heartwood('weekend:report', '--help').out).toContain('print the visits of a month on weekends');
  });

  test('switched off, its report is gone and others are not', () => {
    expect(heartwood('plugin', 'deactivate', 'Weekend')).toMatchObject({ status: 0, err: '' });
    expect(ask('Weekend.getParts')).toMatchObject({ result: 'error', message: expect.stringContaining('is off') });
    expect(ask('VisitsSummary.getVisits')).toEqual({ value: 3 });
    expect(heartwood('weekend:report', '2015-05-01')).toMatchObject({ status: 2, out: '' });
  });
});

describe('heartwood plugin', () => {
  test('new writes a plugin whose test passes and that runs', () => {
    expect(heartwood('plugin', 'new', 'Rain').status).toBe(0);
    expect(heartwood('plugin:new', 'Rain').err).toContain('There is a plugin named Rain already');
    expect(heartwood('plugin', 'new', 'rain').status).toBe(2);
    expect(heartwood('plugin:test', 'Rain').out).toMatch(/pass 1\b/);
    expect(heartwood('plugin:activate', 'Rain').err).toBe('');
    expect(ask('Rain.getVisitsByActions')).toMatchObject([{ label: '1', nb_visits: 3 }]);
  });

  test.each([
    ['Hangs', 'for (;;);', 'took longer than'],
    ['Exits', 'process.exit(3);', 'ended the thread'],
  ])('activate refuses a plugin that %s while it is loaded, and goes on', (name, code, reason) => {
    write(join(plugins, name, 'plugin.json'), JSON.stringify({ name, version: '1.0.0', description: 'bad' }));
    write(join(plugins, name, 'archiver.js'), code);
    const { status, err } = heartwood('plugin', 'activate', name);
    expect([status, err]).toEqual([1, expect.stringContaining(`The plugin ${name} was refused: it ${reason}`)]);
    expect(listed(name)).toMatch(/ off /);
  });
});
