import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { AppError } from '@shared/errors';
import { importCounterNames, newImportCounters } from '@shared/ipc/importCounters';
import { run } from './run';

const folder = mkdtempSync(join(tmpdir(), 'heartwood-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('exit codes', () => {
  test.each([
    [[]],
    [['bogus']],
    [['import']],
    [['import', 'a.log', '--bogus']],
    [['import', 'a.log', '--idsite', 'one']],
    [['import', 'a.log', '--idsite']],
    [['import', 'a.log', '--exclude-older-than', '2015-05-17 00:00:00']],
    [['api']],
    [['config']],
    [['config', 'get']],
    [['config', 'set', 'archive.afterImport']],
    [['serve', '--port', '70000']],
    [['archive', '--force-idsites', 'x']],
    [['archive', '--skip-idsites', '0']],
    [['archive', '--force-idsegments', '1,']],
    [['archive', '--force-periods', 'day,decade']],
    [['archive', '--force-periods', 'range']],
    [['archive', '--force-date-range', '2026-03-01']],
    [['archive', '--force-date-range', '2026-03-01,2026-02-31']],
    [['archive', '--force-date-range', '2026-03-02,2026-03-01']],
    [['archive', '--url', 'http://matomo.example']],
    [['quality', '--idsite', 'x']],
  ])('%j is wrong usage', async (args) => {
    const { code, out, err, asked } = await run(args);
    expect([code, out, asked]).toEqual([2, '', []]);
    expect(err).not.toBe('');
  });

  test.each([['--version'], ['--help']])('%s is not', async (option) => {
    const { code, out, err } = await run([option]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(option === '--version' ? /^1\.2\.3\n$/ : /Usage: heartwood/);
  });

  test('a failure is one sentence on stderr', async () => {
    const { code, out, err } = await run(['import', 'a.log'], undefined, {
      state: 'failed',
      error: { code: 'file.notFound', params: { path: 'a.log' } },
    });
    expect([code, out, err]).toEqual([1, '', 'The file a.log does not exist.\n']);
  });

  test('shows names and lines of files without what could move a cursor', async () => {
    const params = { path: 'a\u001b[2J.log', line: '\u0007', closest: 'common', example: 'x' };
    const { err } = await run(['import', 'a'], undefined, {
      state: 'failed',
      error: { code: 'format.unknown', params },
    });
    expect(err).toMatch(/^No known log format fits a\?\[2J\.log\. Its first line is: \?\./);
  });

  test('an empty file is said to be so, and is no failure', async () => {
    const { code, err } = await run(['import', 'a.log'], undefined, { counters: newImportCounters() });
    expect([code, err]).toEqual([0, 'The file a.log is empty.\n']);
  });

  test('an interrupt has the code that shells give it', async () => {
    expect((await run(['import', 'a.log'], undefined, { state: 'cancelled' })).code).toBe(130);
  });

  test.each(['setting.unknown', 'setting.invalid', 'usage', 'site.ambiguous'] as const)(
    '%s is wrong usage',
    async (error) => {
      const { code } = await run(['config', 'get', 'x'], () => {
        throw new AppError(error);
      });
      expect(code).toBe(2);
    },
  );
});

describe('import', () => {
  const counters = { ...newImportCounters(), lines_read: 12345, imported: 12000, bots: 345 };

  const known = { idImport: 1, started: Date.UTC(2026, 10, 22, 12) / 1000, title: 'access.log' };

  test('--json prints one object: the counters in order, then what else is known', async () => {
    const ledger = {
      idImport: 2,
      duplicatesOf: [{ ...known, lines: 9 }],
      failedBy: [{ reason: 'no date', lines: 3 }],
      failures: [{ path: 'a.log', line: 12, reason: 'no date', text: 'x\u009b2J' }],
    };
    const { code, out, err } = await run(['import', 'a.log', '--json'], undefined, { counters, ...ledger });
    expect([code, err]).toEqual([0, '']);
    expect(Object.entries(JSON.parse(out))).toEqual([
      ...importCounterNames.map((name) => [name, counters[name]]),
      ['import', 2],
      ['duplicates_of', [{ import: 1, started: known.started, title: 'access.log', lines: 9 }]],
      ['failed_by', ledger.failedBy],
      ['failures', ledger.failures],
    ]);
    expect(out.trim().split('\n').length).toBe(1);
    expect(out).toContain('x\\u009b2J');
  });

  test.each([
    [5294, 0, 'All 5,294 lines were imported before, by import 1 (2026-11-22, access.log). To import them anew'],
    [300, 5, '300 of 305 lines were imported before, by import 1 (2026-11-22, access.log). To import them anew'],
  ])('names the import to undo where %i lines are known and %i are not', async (duplicates, imported, said) => {
    const ends = {
      counters: { ...counters, imported, bots: 0, duplicates },
      duplicatesOf: [{ ...known, lines: duplicates }],
    };
    const { out } = await run(['import', 'a.log'], undefined, { idImport: 2, ...ends });
    expect(out).toContain(`${said} with other options, undo that import first: heartwood imports undo 1\n`);
  });

  test('names no import where most lines are new', async () => {
    const ends = { counters: { ...counters, duplicates: 300 }, duplicatesOf: [{ ...known, lines: 300 }] };
    expect((await run(['import', 'a.log'], undefined, { idImport: 2, ...ends })).out).not.toContain('undo');
  });

  test('prints its counters as a table otherwise, and no progress into a pipe', async () => {
    const { out, err } = await run(['import', 'a.log'], undefined, { counters });
    expect(out).toContain('12,345  lines read\n');
    expect(out).toContain('   345  bots\n');
    expect(err).toBe('');
  });

  test('shows lines that were not understood, without what could move a cursor', async () => {
    const failures = [{ path: 'a.log', line: 12, reason: 'no date', text: 'x\u001b[2Jy' }];
    const failedBy = [{ reason: 'no date', lines: 1200 }];
    const { code, err } = await run(['import', 'a.log'], undefined, { counters, failures, failedBy });
    expect([code, err]).toEqual([0, 'Not understood, 1,200 lines: no date\n  a.log, line 12 (no date): x?[2Jy\n']);
  });

  test('an option reaches the engine under its name', async () => {
    const { asked } = await run([
      ...['import', 'a.log', 'b.log', '-', '--idsite=3', '--idsite-fallback', '4', '--add-sites-new-hosts'],
      ...['--log-hostname', 'shop.example', '--enable-bots', '--enable-static', '--enable-http-errors'],
      ...['--enable-http-redirects', '--skip', '2', '--add-to-date', '-3600', '--dry-run', '--strip-query-string'],
      ...['--query-string-delimiter', ';', '--force-lowercase-path', '--encoding', 'latin1', '--source', 'web1'],
      ...['--log-format-name', 'common', '--exclude-older-than', '2015-05-17 10:00:00 +0200'],
    ]);
    expect(asked[0]).toEqual({
      name: 'import.start',
      input: {
        paths: ['a.log', 'b.log', '-'],
        options: {
          idSite: 3,
          idSiteFallback: 4,
          addSitesNewHosts: true,
          logHostname: 'shop.example',
          enableBots: true,
          enableStatic: true,
          enableHttpErrors: true,
          enableHttpRedirects: true,
          skip: 2,
          addToDate: -3600,
          dryRun: true,
          stripQueryString: true,
          queryStringDelimiter: ';',
          forceLowercasePath: true,
          encoding: 'latin1',
          source: 'web1',
          logFormatName: 'common',
          excludeOlderThan: Date.UTC(2015, 4, 17, 8) / 1000,
        },
      },
    });
  });

  test('lists repeat, take commas, and come from files', async () => {
    const file = join(folder, 'paths.txt');
    writeFileSync(file, '/admin/*\n\n/private/*\r\n');
    const { asked } = await run([
      ...['import', 'a.log', '--exclude-path', '/a,/b', '--exclude-path=/c', '--exclude-path-from', file],
      ...['--download-extensions', 'pdf, zip', '--hostname', '*.example'],
    ]);
    expect(asked[0]?.input).toEqual({
      paths: ['a.log'],
      options: {
        excludePath: ['/a', '/b', '/c', '/admin/*', '/private/*'],
        downloadExtensions: ['pdf', 'zip'],
        hostname: ['*.example'],
      },
    });
  });
});

describe('import --dump-log-regex', () => {
  const preview = (error: unknown) => ({
    files: [{ path: 'a.log', format: 'elb', pattern: '$date $ip\n$type', error }],
  });

  test('says how a file is read, and imports nothing', async () => {
    const { code, out, asked } = await run(['import', 'a.log', '--dump-log', '--skip=2'], () => preview(null));
    expect([code, out]).toEqual([0, 'a.log: elb\n  $date $ip\n  $type\n']);
    expect(asked).toEqual([{ name: 'import.preview', input: { paths: ['a.log'], options: { skip: 2 } } }]);
  });

  test('fails where a file cannot be read', async () => {
    const { code, err } = await run(['import', 'a.log', '--dump-log-regex'], () =>
      preview({ code: 'file.isEmpty', params: { path: 'a.log' } }),
    );
    expect([code, err]).toEqual([1, 'The file a.log is empty.\n']);
  });
});

describe('api', () => {
  const answer = () => ({ body: '{"a":1}', contentType: 'application/json', isError: false, status: 200 });
  const ask = (query: string, isError = false) =>
    run(['--data', 'x.sqlite', 'api', query], () => ({ ...answer(), isError }));

  test('prints the answer', async () => {
    const { code, out, asked } = await ask('method=Actions.get&idSite=1&segment=countryCode%3D%3Dde&filter_limit=-1');
    expect([code, out]).toEqual([0, '{"a":1}\n']);
    expect(asked).toEqual([
      {
        name: 'api.text',
        input: { parameters: { method: 'Actions.get', idSite: '1', segment: 'countryCode==de', filter_limit: '-1' } },
      },
    ]);
  });

  test('takes the text of a parameter from a file', async () => {
    const path = join(folder, 'titles.tsv');
    writeFileSync(path, '\ufeff/oak\tOak & ember\n');
    const { asked } = await run(['api', '--file', `titleMap=${path}`, 'method=Actions.setTitleMap&idSite=1'], answer);
    expect(asked[0]?.input).toEqual({
      parameters: { method: 'Actions.setTitleMap', idSite: '1', titleMap: '/oak\tOak & ember\n' },
    });
    rmSync(path);
    expect((await run(['api', '--file', `titleMap=${path}`, 'method=A.b'], answer)).code).toBe(2);
    expect((await run(['api', '--file', path, 'method=A.b'], answer)).code).toBe(2);
  });

  test.each(['?method=A.b&x=1', 'index.php?method=A.b&x=1', 'http://127.0.0.1:1/index.php?method=A.b&x=1'])(
    'takes %s, as copied from an address',
    async (query) => {
      expect((await ask(query)).asked[0]?.input).toEqual({ parameters: { method: 'A.b', x: '1' } });
    },
  );

  test('an error is printed in the asked format and fails', async () => {
    expect(await ask('method=Nope.get', true)).toMatchObject({ code: 1, out: '{"a":1}\n', err: '' });
  });
});

describe('config', () => {
  test('config get prints the bare value, config set passes it on', async () => {
    expect((await run(['config', 'get', 'archive.afterImport'], () => false)).out).toBe('false\n');
    const { out, asked } = await run(['config', 'set', 'tracker.visitorRecognition', 'daily']);
    expect(out).toBe('');
    expect(asked[0]?.input).toEqual({ key: 'tracker.visitorRecognition', value: 'daily' });
  });

  test('a file named to config is meant from the folder where it was named', async () => {
    const { asked } = await run(['config', 'set', 'geo.database', 'City.mmdb']);
    expect(asked[0]?.input).toEqual({ key: 'geo.database', value: join(process.cwd(), 'City.mmdb') });
  });
});
