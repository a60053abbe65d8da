import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ImportOptions } from '@main/core/import/ImportOptions';
import { fates, type Fate } from '@main/core/import/ParsedBatch';
import { combined, parseText, toLines } from './parseText';

type Options = Partial<ImportOptions>;
const hostsLog = '../shared/data/logs/matomo/different_hosts.log';
const staticsLog = '../shared/data/logs/formats/static_ignores.log';
const googlebot = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';

/** The fate of a line, filtered ones included. */
function fateOf(text: string, options: Options = {}, format?: string): Fate {
  const batch = parseText(text, format, options);
  expect(batch.linesRead).toBe(1);
  const names = Object.keys(fates) as Fate[];
  return toLines(batch)[0]?.fate ?? (batch.filtered > 0 ? 'filtered' : names[batch.leftOut.indexOf(1)]!);
}

describe('the fate of a line', () => {
  it.each<[Fate, Parameters<typeof combined>[0], Options]>([
    ['imported', {}, {}],
    ['imported', { status: 304 }, {}],
    ['imported', { agent: '-' }, {}],
    ['errors', { status: 404 }, {}],
    ['errors', { status: 500, agent: googlebot, target: '/logo.png' }, {}],
    ['imported', { status: 404 }, { enableHttpErrors: true }],
    ['redirects', { status: 301 }, {}],
    ['imported', { status: 301 }, { enableHttpRedirects: true }],
    ['static', { target: '/logo.PNG?v=2' }, {}],
    ['static', { target: '/robots.txt', agent: googlebot }, {}],
    ['static', { target: '/feed.xml' }, {}],
    ['imported', { target: '/logo.png' }, { enableStatic: true }],
    ['bots', { agent: googlebot }, {}],
    ['imported', { agent: googlebot }, { enableBots: true }],
    ['bots', {}, { useragentExclude: ['FIREFOX/'] }],
    ['imported', { target: '/paper.pdf' }, {}],
    ['imported', { target: '/paper.pdf' }, { downloadExtensions: ['pdf'] }],
    ['filtered', { target: '/paper.pdf' }, { downloadExtensions: ['zip'] }],
    ['filtered', { target: '/paper.pdf', status: 404 }, { downloadExtensions: ['zip'] }],
    ['imported', { target: '/paper.pdf' }, { downloadExtensions: ['zip'], addDownloadExtensions: ['pdf'] }],
    ['filtered', { target: '/private/x?a=1' }, { excludePath: ['/private/*'] }],
    ['imported', { target: '/x?a=/private/' }, { excludePath: ['*/private/*'] }],
    ['filtered', { target: '/x' }, { includePath: ['/blog/*'] }],
    ['imported', { target: '/blog/x' }, { includePath: ['/blog/*'] }],
    ['errors', { target: '/private/x', status: 404 }, { excludePath: ['/private/*'] }],
    ['filtered', {}, { skip: 1 }],
    ['filtered', {}, { excludeOlderThan: Date.UTC(2026, 1, 10, 16, 42, 8) / 1000 }],
    ['imported', {}, { excludeOlderThan: Date.UTC(2026, 1, 10, 16, 42, 7) / 1000 }],
    ['imported', {}, { excludeNewerThan: Date.UTC(2026, 1, 10, 16, 42, 7) / 1000 }],
    ['filtered', {}, { excludeNewerThan: Date.UTC(2026, 1, 10, 16, 42, 7) / 1000, addToDate: 1 }],
    ['filtered', { target: 'http://other.example/x' }, { includeHost: ['www.example.com'] }],
    ['filtered', { target: 'http://other.example/x' }, { excludeHost: ['other.example'] }],
  ])('%s: %j with %j', (fate, parts, options) => {
    expect(fateOf(combined(parts), options)).toBe(fate);
  });

  it('is judged by the host that the line names', () => {
    const line = 'shop.example.com 192.0.2.1 - - [10/Feb/2026:16:42:07 +0000] "GET / HTTP/1.1" 200 1\n';
    const fate = (options: Options) => fateOf(line, options, 'common_vhost');
    expect(fate({ hostname: ['*.example.com'] })).toBe('imported');
    expect(fate({ hostname: ['example.com', 'www.*'] })).toBe('filtered');
    expect(fate({ includeHost: ['shop.example.com'] })).toBe('imported');
    expect(fate({ includeHost: ['example.com'] })).toBe('filtered');
    expect(fate({ excludeHost: ['shop.example.com'] })).toBe('filtered');
    expect(fate({ excludeHost: ['shop.example.com'], logHostname: 'example.com' })).toBe('imported');
  });

  it('leaves no row of a line that a filter does not want, whatever it counts as', () => {
    const batch = parseText(combined({ status: 404 }), undefined, { excludeNewerThan: 0 });
    expect(batch).toMatchObject({ rows: 0, filtered: 0 });
    expect([...batch.leftOut]).toEqual([0, 0, 0, 1, 0, 0]);
  });
});

describe('downloads', () => {
  it.each<[boolean, string, Options]>([
    [false, '/', {}],
    [true, '/paper.PDF?page=2', {}],
    [false, '/view?file=paper.pdf', {}],
    [true, '/logo.png', { enableStatic: true }],
    [true, '/model.stl', { addDownloadExtensions: ['STL'] }],
    [false, '/paper.pdf', { downloadExtensions: ['pdf2'], enableStatic: true }],
  ])('%s: %s with %j', (isDownload, target, options) => {
    expect(toLines(parseText(combined({ target }), undefined, options))[0]?.isDownload ?? false).toBe(isDownload);
  });
});

describe('options that change a line', () => {
  it.each<[string, string, Options]>([
    ['/Shop/Item?Id=3', '/shop/item?id=3', { forceLowercasePath: true }],
    ['/Shop?Id=3', '/Shop', { stripQueryString: true }],
    ['/shop;id=3?x', '/shop', { stripQueryString: true, queryStringDelimiter: ';' }],
  ])('%s becomes %s with %j', (target, changed, options) => {
    expect(parseText(combined({ target }), undefined, options).targets.texts).toEqual([changed]);
  });

  it('make one text of several', () => {
    const text = combined({ target: '/a?1' }) + combined({ target: '/a' }) + combined({ target: '/a?2' });
    const batch = parseText(text, undefined, { stripQueryString: true });
    expect(batch.targets.texts).toEqual(['/a']);
    expect(batch.targets.hashes).toEqual(parseText(combined({ target: '/a' })).targets.hashes);
    expect([...batch.target]).toEqual([0, 0, 0]);
  });

  it('--log-hostname and --add-to-date', () => {
    const [line] = toLines(parseText(combined(), undefined, { logHostname: 'WWW.example.com', addToDate: -60 }));
    expect(line).toMatchObject({ host: 'www.example.com', time: '2026-02-10T16:41:07.000Z' });
  });
});

describe.skipIf(!existsSync(hostsLog))("the importer's own test logs", () => {
  const count = (options: Options) => {
    const lines = toLines(parseText(readFileSync(hostsLog, 'latin1'), 'common_complete', options));
    return lines.filter((line) => line.fate === 'imported').length;
  };

  // the counts of log_importer_test with --idsite, where every host belongs to the site
  it.each<[number, Options]>([
    [4, {}],
    [1, { hostname: ['*matomo.org'], excludeHost: ['shop.matomo.org'] }],
    [2, { hostname: ['*matomo.org'] }],
    [1, { includeHost: ['matomo.org'] }],
    [2, { includeHost: ['matomo.org', 'shop.matomo.org'] }],
    [5, { enableStatic: true }],
    [5, { enableHttpErrors: true }],
    [5, { enableHttpRedirects: true }],
    [5, { enableBots: true }],
    [1, { includePath: ['*/guides/*'] }],
  ])('different_hosts: %i with %j', (imported, options) => {
    expect(count(options)).toBe(imported);
  });

  it('static_ignores: only the page is imported', () => {
    const options = { downloadExtensions: ['txt', 'doc'], enableHttpRedirects: true, enableHttpErrors: true };
    const lines = toLines(parseText(readFileSync(staticsLog, 'latin1'), 'common_complete', options));
    expect(lines.map(({ target, fate }) => [target, fate])).toEqual([
      ['/', 'imported'],
      ['/robots.txt', 'static'],
      ['/image.png', 'static'],
      ['/font.woff2', 'static'],
    ]);
  });
});
