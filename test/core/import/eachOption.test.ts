import { expect, it } from 'vitest';
import { sql } from '@main/core/db/sql';
import { detectFormat } from '@main/core/import/detectFormat';
import { parseImportOptions } from '@main/core/import/ImportOptions';
import type { ImportOptionName, ImportOptions } from '@shared/import/importOptions';
import { openImporter } from './openImporter';
import { combined, parseText, toBytes, toLines, type ParsedLine } from './parseText';

type Options = Partial<ImportOptions>;
/** What is seen without the option, and with it. */
type Effect = readonly [value: unknown, see: (options: Options) => unknown, without: unknown, withIt: unknown];

const googlebot = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';
const vhost = (host: string) => `${host} 192.0.2.1 - ann [10/Feb/2026:16:42:07 +0000] "GET / HTTP/1.1" 200 1\n`;
const w3cLine = '2026-02-10 16:42:07 192.0.2.3 /a 200 2 7';
const w3cFields = '#Fields: date time c-ip cs-uri-stem sc-status time-taken x-code';
const w3c = `${w3cFields}\n${w3cLine}`;
const json = '{"who":"192.0.2.3","at":1770738127,"uri":"/a"}';
const forwarded = combined().replace('\n', ' "198.51.100.7"\n');
const tracking = combined({ target: '/matomo.php?idsite=1&rec=1&url=https://oak.example/b' });

/** A field of the lines of a log. */
function lines(log: string, key: keyof ParsedLine, format?: string): Effect[1] {
  return (options) => toLines(parseText(log, format, options)).map((line) => line[key]);
}

function format(log: string): Effect[1] {
  return (options) => {
    try {
      return detectFormat(toBytes(log), { path: 'a.log', options: parseImportOptions(options) }).format;
    } catch {
      return null;
    }
  };
}

/** Visits of each site; the log is imported as often as it says. */
function visits(log: string, times = 1): Effect[1] {
  return async (options) => {
    const importer = openImporter('https://oak.example', 'https://elm.example');
    for (let time = 0; time < times; time += 1) await importer.importText(log, options);
    const seen = Object.entries(importer.visits()).map(
      ([idSite, [count, actions]]) => `${idSite}: ${count}/${actions}`,
    );
    importer.close();
    return seen;
  };
}

/** The title of the only action. */
function title(log: string): Effect[1] {
  return async (options) => {
    const importer = openImporter('https://oak.example');
    await importer.importText(log, { enableHttpErrors: true, ...options });
    const names = importer.db.all<{ name: string }>(sql`SELECT name FROM log_action WHERE type = 4`);
    importer.close();
    return names.map(({ name }) => name);
  };
}

const effects: Readonly<Record<ImportOptionName, Effect>> = {
  idSite: [2, visits(vhost('oak.example')), ['1: 1/1'], ['2: 1/1']],
  idSiteFallback: [2, visits(vhost('ash.example') + vhost('oak.example')), ['1: 1/1'], ['1: 1/1', '2: 1/1']],
  addSitesNewHosts: [true, visits(vhost('ash.example')), [], ['3: 1/1']],
  logHostname: ['elm.example', visits(vhost('oak.example')), ['1: 1/1'], ['2: 1/1']],
  logFormatName: ['common', format(combined()), 'ncsa_extended', 'common'],
  logFormatRegex: ['(?P<ip>\\S+) (?P<date>\\S+) (?P<path>\\S+)', format('192.0.2.3 1770738127 /a'), null, 'custom'],
  logDateFormat: ['%Y-%d-%m %H:%M:%S', lines(w3c, 'time', 'w3c_extended'), ['2026-02-10T16:42:07.000Z'], ['2026-10-02T16:42:07.000Z']],
  logFormat: ['$remote_addr $msec $request_uri', format('192.0.2.3 1770738127 /a'), null, 'custom'],
  logFormatJson: [['ip=who', 'date=at', 'path=uri'], format(json), null, 'custom'],
  w3cFields: [w3cFields, format(w3cLine), null, 'w3c_extended'],
  w3cMapField: [['x-code=sc-bytes'], lines(w3c, 'bytes', 'w3c_extended'), [-1], [7]],
  w3cFieldRegex: [['x-code=(?P<length>\\d+)'], lines(w3c, 'bytes', 'w3c_extended'), [-1], [7]],
  w3cTimeTakenMillisecs: [true, lines(w3c, 'responseTime', 'w3c_extended'), [2_000_000], [2_000]],
  ignoreGroups: [['userid'], lines(vhost('oak.example'), 'user', 'common_vhost'), ['ann'], ['']],
  regexGroupToVisitCvar: [['userid=User Name'], lines(vhost('oak.example'), 'extra', 'common_vhost'), [{}], [{ visitVariables: { 'User Name': 'ann' } }]],
  regexGroupToPageCvar: [['status=Answer', 'referrer=From'], lines(combined(), 'extra'), [{}], [{ pageVariables: { Answer: '200' } }]],
  trackHttpMethod: [true, lines(combined(), 'extra'), [{}], [{ pageVariables: { 'HTTP-method': 'GET' } }]],
  encoding: ['windows-1252', lines(combined({ target: '/\x80' }), 'target'), ['/\x80'], ['/€']],
  hostname: [['*.example'], lines(vhost('oak.example') + vhost('a.test'), 'host', 'common_vhost'), ['oak.example', 'a.test'], ['oak.example']],
  includeHost: [['a.test'], lines(vhost('oak.example') + vhost('a.test'), 'host', 'common_vhost'), ['oak.example', 'a.test'], ['a.test']],
  excludeHost: [['a.test'], lines(vhost('oak.example') + vhost('a.test'), 'host', 'common_vhost'), ['oak.example', 'a.test'], ['oak.example']],
  includePath: [['/a*'], lines(combined({ target: '/a' }) + combined({ target: '/b' }), 'target'), ['/a', '/b'], ['/a']],
  excludePath: [['/a*'], lines(combined({ target: '/a' }) + combined({ target: '/b' }), 'target'), ['/a', '/b'], ['/b']],
  useragentExclude: [['firefox'], lines(combined(), 'fate'), ['imported'], ['bots']],
  excludeOlderThan: [Date.UTC(2026, 2) / 1000, lines(combined(), 'fate'), ['imported'], []],
  excludeNewerThan: [Date.UTC(2026, 0) / 1000, lines(combined(), 'fate'), ['imported'], []],
  skip: [1, lines(combined() + combined(), 'line'), [1, 2], [2]],
  addToDate: [3600, lines(combined(), 'time'), ['2026-02-10T16:42:07.000Z'], ['2026-02-10T17:42:07.000Z']],
  enableStatic: [true, lines(combined({ target: '/a.css' }), 'fate'), ['static'], ['imported']],
  enableBots: [true, lines(combined({ agent: googlebot }), 'fate'), ['bots'], ['imported']],
  enableHttpErrors: [true, lines(combined({ status: 404 }), 'fate'), ['errors'], ['imported']],
  enableHttpRedirects: [true, lines(combined({ status: 301 }), 'fate'), ['redirects'], ['imported']],
  titleCategoryDelimiter: [' > ', title(combined({ target: '/a', status: 404 })), ['404/URL = https%3A%2F%2Foak.example%2Fa'], ['404 > URL = https%3A%2F%2Foak.example%2Fa']],
  downloadExtensions: [['zip'], lines(combined({ target: '/a.zip' }) + combined({ target: '/a.pdf' }), 'target'), ['/a.zip', '/a.pdf'], ['/a.zip']],
  addDownloadExtensions: [['stl'], lines(combined({ target: '/a.stl' }), 'isDownload'), [false], [true]],
  stripQueryString: [true, lines(combined({ target: '/a?b' }), 'target'), ['/a?b'], ['/a']],
  queryStringDelimiter: ['!', lines(combined({ target: '/a.pdf!b' }), 'isDownload'), [false], [true]],
  forceLowercasePath: [true, lines(combined({ target: '/A?B' }), 'target'), ['/A?B'], ['/a?b']],
  replayTracking: [true, lines(combined() + tracking, 'line'), [1, 2], [2]],
  replayTrackingExpectedTrackerFile: ['stats.php', (options) => parseText(tracking, undefined, { replayTracking: true, ...options }).rows, 1, 0],
  anonymizeIp: [2, lines(combined(), 'ip'), ['192.0.2.1'], ['192.0.0.0']],
  trustedProxies: [['192.0.2.0/24'], lines(forwarded, 'ip'), ['192.0.2.1'], ['198.51.100.7']],
  stripParameters: [['none'], lines(combined({ target: '/a?token=1&b=2' }), 'target'), ['/a?b=2'], ['/a?token=1&b=2']],
  allowDuplicates: [true, visits(vhost('oak.example'), 2), ['1: 1/1'], ['1: 1/2']],
  source: ['web2', async (options) => (await twoServers(options)).join(), '1/1', '1/2'],
  dryRun: [true, visits(vhost('oak.example')), ['1: 1/1'], []],
}; // prettier-ignore

/** The same line from two servers. */
async function twoServers(options: Options): Promise<string[]> {
  const importer = openImporter('https://oak.example');
  await importer.importText(combined(), {});
  await importer.importText(combined(), options);
  const seen = Object.values(importer.visits()).map((pair) => pair.join('/'));
  importer.close();
  return seen;
}

it.each(Object.entries(effects))('%s', async (name, [value, see, without, withIt]) => {
  expect(await see({})).toEqual(without);
  expect(await see({ [name]: value })).toEqual(withIt);
});
